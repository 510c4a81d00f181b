package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.ellipse;
import static dev.maskbot.sandbox.pictures.Brush.fill;
import static dev.maskbot.sandbox.pictures.Brush.glow;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Random;

/** A woman before a wall with leaves, 1200 by 1500. */
final class Portrait {
    private static final Person SOMEBODY = Look.face(FaceShape.OVAL, Skin.TAN, new Color(0x5B3A1E), Smile.BRIGHT)
            .hair(Hair.LONG, 0x3B2119)
            .wearing(Clothes.BLOUSE, 0xF2C14E)
            .at(600, 980, 196, 4);
    private static final Shape LEAF = Outline.of("M0 0 C60 -50 70 -170 0 -260 C-70 -170 -60 -50 0 0 Z");

    private Portrait() {}

    static List<KnownFace> draw(Graphics2D g) {
        fill(
                g,
                new GradientPaint(0, 0, new Color(0x2F7E83), 1200, 1500, new Color(0x164A57)),
                new Rectangle(1200, 1500));
        glow(g, new Color(0xBFE8D9), 0.75, 420, 480, 900, 800);
        lights(g);
        plant(g, 60, 1560, 8, 1.5, new Color(0x0F4A46));
        plant(g, 1150, 1560, -12, 1.7, new Color(0x125650));
        return List.of(SOMEBODY.draw(g));
    }

    /** Lamps out of focus. */
    private static void lights(Graphics2D g) {
        Random random = new Random(11);
        for (int i = 0; i < 26; i++) {
            double radius = 18 + random.nextDouble() * 60;
            Color color = alpha(
                    random.nextBoolean() ? new Color(0xFFF1C9) : new Color(0x8FD9CC),
                    0.05 + random.nextDouble() * 0.10);
            fill(g, color, ellipse(random.nextDouble() * 1200, random.nextDouble() * 1100, radius, radius));
        }
    }

    private static void plant(Graphics2D g, double x, double y, double lean, double size, Color color) {
        AffineTransform place = g.getTransform();
        for (int i = -3; i <= 3; i++) {
            g.translate(x, y);
            g.rotate(Math.toRadians(lean + i * 19));
            g.scale(size, size * (2.2 - Math.abs(i) * 0.25));
            Color leaf = Brush.mix(color, new Color(0x3FA08A), (i + 3) / 9.0);
            Brush.shaded(g, leaf, LEAF, shade -> glow(shade, Color.BLACK, 0.35, 40, -120, 60, 160));
            g.setTransform(place);
        }
    }
}
