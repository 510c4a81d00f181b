package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.ellipse;
import static dev.maskbot.sandbox.pictures.Brush.fill;
import static dev.maskbot.sandbox.pictures.Brush.glow;
import static dev.maskbot.sandbox.pictures.Brush.line;
import static dev.maskbot.sandbox.pictures.Brush.shaded;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;

/** A placard on a post: a round comic bomb, struck out in red; 1200 by 1200. */
final class Placard {
    private static final Color RED = new Color(0xC8242B);

    private Placard() {}

    static void draw(Graphics2D g) {
        fill(g, new GradientPaint(0, 0, new Color(0x6E8FA8), 0, 1200, new Color(0xD9D2C0)), new Rectangle(1200, 1200));
        glow(g, Color.WHITE, 0.5, 300, 200, 700, 500);
        fill(g, new Color(0x7C8B62), Outline.of("M0 1060 C300 1010 800 1040 1200 1000 L1200 1200 L0 1200 Z"));
        shaded(
                g,
                new Color(0x8A5E3A),
                new Rectangle(560, 820, 80, 380),
                post -> glow(post, Color.BLACK, 0.5, 640, 950, 60, 500));
        glow(g, Color.BLACK, 0.25, 620, 540, 620, 600);
        shaded(
                g,
                new Color(0xF6E7C1),
                new RoundRectangle2D.Double(190, 90, 820, 820, 70, 70),
                board -> glow(board, new Color(0x9B7B45), 0.45, 1000, 900, 700, 600));
        line(g, new Color(0x3A2C1C), 14, new RoundRectangle2D.Double(215, 115, 770, 770, 52, 52));
        bomb(g);
        line(g, RED, 62, ellipse(600, 500, 320, 320));
        line(g, RED, 62, Outline.of("M374 274 L826 726"));
    }

    private static void bomb(Graphics2D g) {
        line(g, new Color(0x6B4A2B), 16, Outline.of("M672 382 C700 320 760 300 800 340"));
        glow(g, new Color(0xFFB02E), 0.95, 806, 346, 70, 70);
        fill(
                g,
                new Color(0xFFE27A),
                Outline.of("M806 300 L816 334 L850 322 L828 350 L852 376 L818 366 L806 400 "
                        + "L796 366 L762 374 L786 348 L764 322 L796 334 Z"));
        fill(g, new Color(0x2B2B31), Outline.of("M628 372 L690 348 L716 400 L652 430 Z"));
        shaded(g, new Color(0x2E2E36), ellipse(572, 540, 178, 178), ball -> {
            glow(ball, Color.WHITE, 0.55, 510, 470, 90, 70);
            glow(ball, Color.BLACK, 0.7, 640, 650, 170, 130);
        });
        line(g, alpha(Color.WHITE, 0.55), 10, Outline.of("M448 520 C456 470 484 430 530 412"));
    }
}
