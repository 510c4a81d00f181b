package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.ellipse;
import static dev.maskbot.sandbox.pictures.Brush.fill;
import static dev.maskbot.sandbox.pictures.Brush.glow;
import static dev.maskbot.sandbox.pictures.Brush.mix;
import static dev.maskbot.sandbox.pictures.Brush.shaded;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.Random;

/** A park on a summer's day: what the group stands in, 2000 by 1400. */
final class Park {
    private Park() {}

    static void draw(Graphics2D g) {
        fill(g, new GradientPaint(0, 0, new Color(0x79B8DE), 0, 640, new Color(0xFBE8CF)), new Rectangle(2000, 1400));
        glow(g, new Color(0xFFF6DA), 0.9, 250, 130, 620, 470);
        glow(g, Color.WHITE, 1, 250, 130, 150, 150);
        cloud(g, 1380, 150, 1.2);
        cloud(g, 700, 90, 0.8);
        cloud(g, 1850, 300, 0.7);
        fill(
                g,
                new Color(0xA9C6C0),
                Outline.of("M0 520 C300 400 500 430 800 500 C1100 400 1400 380 2000 490 L2000 800 L0 800 Z"));
        fill(
                g,
                new Color(0x86B09A),
                Outline.of("M0 580 C400 500 700 560 1000 570 C1300 520 1700 500 2000 560 L2000 800 L0 800 Z"));
        Random random = new Random(5);
        for (int i = 0; i < 16; i++) {
            tree(g, 40 + i * 128 + random.nextInt(50), 640, 70 + random.nextInt(45), random);
        }
        fill(
                g,
                new GradientPaint(0, 610, new Color(0xA8CB72), 0, 1100, new Color(0x5F9A4E)),
                Outline.of("M0 640 C500 590 1200 650 2000 615 L2000 1400 L0 1400 Z"));
        glow(g, new Color(0xFFF3C4), 0.35, 500, 700, 1100, 160);
    }

    /** Stands before the one far away. */
    static void hedge(Graphics2D g) {
        Random random = new Random(23);
        Path2D hedge = new Path2D.Double(Path2D.WIND_NON_ZERO);
        hedge.append(new Rectangle(1440, 660, 600, 90), false);
        for (int i = 0; i < 24; i++) {
            double radius = 26 + random.nextInt(16);
            hedge.append(ellipse(1440 + i * 26, 664 + random.nextInt(14), radius, radius), false);
        }
        glow(g, new Color(0x2C5530), 0.7, 1740, 750, 460, 26);
        shaded(g, new Color(0x55904F), hedge, shade -> {
            glow(shade, new Color(0xD9E8A0), 0.45, 1650, 630, 420, 60);
            glow(shade, new Color(0x1F4A35), 0.75, 1740, 770, 500, 90);
        });
    }

    private static void cloud(Graphics2D g, double x, double y, double size) {
        Path2D cloud = new Path2D.Double(Path2D.WIND_NON_ZERO);
        cloud.append(ellipse(x - 90 * size, y + 12 * size, 70 * size, 34 * size), false);
        cloud.append(ellipse(x, y, 90 * size, 52 * size), false);
        cloud.append(ellipse(x + 95 * size, y + 14 * size, 75 * size, 32 * size), false);
        fill(g, alpha(Color.WHITE, 0.75), cloud);
    }

    private static void tree(Graphics2D g, double x, double foot, double size, Random random) {
        fill(g, new Color(0x6B5138), new Rectangle((int) x - 7, (int) (foot - size), 14, (int) size + 20));
        Path2D crown = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < 9; i++) {
            double radius = size * (0.42 + random.nextDouble() * 0.22);
            double angle = i * Math.PI * 2 / 9;
            crown.append(
                    ellipse(
                            x + Math.cos(angle) * size * 0.5,
                            foot - size * 1.5 + Math.sin(angle) * size * 0.45,
                            radius,
                            radius),
                    false);
        }
        Color leaves = mix(new Color(0x4F8A52), new Color(0x7DAE5E), random.nextDouble());
        shaded(g, leaves, crown, shade -> {
            glow(shade, new Color(0xF6F2B8), 0.45, x - size * 0.4, foot - size * 1.9, size * 0.9, size * 0.7);
            glow(shade, new Color(0x1F4A35), 0.55, x + size * 0.3, foot - size * 0.9, size * 1.1, size * 0.6);
        });
    }
}
