package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.ellipse;
import static dev.maskbot.sandbox.pictures.Brush.fill;
import static dev.maskbot.sandbox.pictures.Brush.glow;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.Random;

/** Mountains over a lake at dusk, 1800 by 1200. */
final class Landscape {
    private static final int SHORE = 780;
    private static final Shape PINE = Outline.of("M0 -200 L34 -130 L18 -134 L52 -66 L28 -72 L66 0 L8 -8 L8 20 "
            + "L-8 20 L-8 -8 L-66 0 L-28 -72 L-52 -66 L-18 -134 L-34 -130 Z");

    private Landscape() {}

    static void draw(Graphics2D g) {
        half(g);
        AffineTransform upright = g.getTransform();
        g.clipRect(0, SHORE, 1800, 1200 - SHORE);
        g.translate(0, 2 * SHORE);
        g.scale(1, -1);
        half(g);
        g.setTransform(upright);
        fill(
                g,
                new GradientPaint(
                        0, SHORE, alpha(new Color(0x2A2F5E), 0.15), 0, 1200, alpha(new Color(0x1B1F45), 0.75)),
                new Rectangle(0, SHORE, 1800, 1200 - SHORE));
        ripples(g);
        g.setClip(null);
        pines(g);
    }

    /** Sky and mountains: once as they are, once as the lake mirrors them. */
    private static void half(Graphics2D g) {
        fill(
                g,
                new LinearGradientPaint(0, 0, 0, SHORE, new float[] {0, 0.45f, 0.8f, 1}, new Color[] {
                    new Color(0x27396B), new Color(0x8A5E93), new Color(0xF08F6B), new Color(0xFFD59A)
                }),
                new Rectangle(1800, SHORE));
        glow(g, new Color(0xFFE9B8), 0.9, 1180, 560, 420, 330);
        fill(g, new Color(0xFFF2D2), ellipse(1180, 560, 62, 62));
        mountains(
                g,
                new Color(0xC98FA0),
                new Color(0xE2A792),
                "M0 610 L170 500 L330 580 L560 400 L760 560 L980 470 L1200 600 "
                        + "L1420 480 L1620 570 L1800 500 L1800 780 L0 780 Z");
        mountains(
                g,
                new Color(0x6C5A86),
                new Color(0xA9748F),
                "M0 560 L240 360 L420 520 L520 470 L720 640 L960 560 L1240 680 "
                        + "L1500 520 L1660 430 L1800 540 L1800 780 L0 780 Z");
        mountains(
                g,
                new Color(0x2F3A5E),
                new Color(0x5B4E77),
                "M0 690 L200 620 L420 700 L640 660 L900 730 L1180 700 "
                        + "L1420 740 L1640 640 L1800 690 L1800 780 L0 780 Z");
    }

    private static void mountains(Graphics2D g, Color top, Color foot, String outline) {
        fill(g, new GradientPaint(0, 400, top, 0, SHORE, foot), Outline.of(outline));
    }

    private static void ripples(Graphics2D g) {
        Random random = new Random(3);
        for (int i = 0; i < 90; i++) {
            double depth = random.nextDouble();
            double y = SHORE + 8 + depth * depth * 400;
            double x = 1180 + (random.nextDouble() - 0.5) * (160 + depth * 500);
            fill(g, alpha(new Color(0xFFE0A8), 0.30), ellipse(x, y, 20 + depth * 70, 1.2 + depth * 2.4));
        }
    }

    private static void pines(Graphics2D g) {
        Random random = new Random(9);
        AffineTransform place = g.getTransform();
        for (int i = 0; i < 26; i++) {
            double x = i < 15 ? random.nextDouble() * 620 : 1480 + random.nextDouble() * 340;
            double size = 0.9 + random.nextDouble() * 1.3;
            g.translate(x, 1190 + random.nextInt(40));
            g.scale(size, size * 1.35);
            fill(g, Brush.mix(new Color(0x0B1626), new Color(0x1C2E45), random.nextDouble()), PINE);
            g.setTransform(place);
        }
    }
}
