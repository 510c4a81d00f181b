package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.ellipse;
import static dev.maskbot.sandbox.pictures.Brush.glow;
import static dev.maskbot.sandbox.pictures.Brush.line;
import static dev.maskbot.sandbox.pictures.Brush.mix;
import static dev.maskbot.sandbox.pictures.Brush.shaded;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** A way to wear the hair, in the units of {@link FaceShape}: what is behind the head, what before it, some strands. */
record Hair(Shape behind, Shape before, Shape strands, boolean hidesEars) {
    private static final Shape CAP = Outline.of(
            "M0 -1.85 C-0.7 -1.85 -1.12 -1.4 -1.12 -0.7 L-1.08 0 L1.08 0 L1.12 -0.7 C1.12 -1.4 0.7 -1.85 0 -1.85 Z");

    static final Hair PARTED = new Hair(CAP, Outline.of("""
                    M-1.13 0.05 C-1.28 -0.7 -1.25 -1.45 -0.75 -1.85 C-0.3 -2.15 0.5 -2.2 0.95 -1.75
                    C1.3 -1.4 1.26 -0.6 1.13 0.05 C1.09 -0.1 1.06 -0.3 1.02 -0.5 C1.0 -0.8 0.9 -1.0 0.72 -1.15
                    C0.35 -1.0 -0.2 -1.05 -0.52 -1.32 C-0.72 -1.2 -0.95 -0.95 -1.02 -0.5
                    C-1.06 -0.3 -1.09 -0.1 -1.13 0.05 Z
                    """), Outline.of("""
                    M-0.52 -1.32 C-0.3 -1.75 0.3 -2.0 0.85 -1.65 M-0.5 -1.32 C-0.2 -1.6 0.5 -1.75 0.95 -1.35
                    M-0.45 -1.3 C-0.1 -1.4 0.5 -1.5 0.9 -1.15 M-0.56 -1.32 C-0.8 -1.5 -0.9 -1.5 -1.05 -1.1
                    """), false);

    static final Hair QUIFF = new Hair(CAP, Outline.of("""
                    M-1.12 0.05 C-1.2 -0.4 -1.22 -0.8 -1.15 -1.1 C-1.25 -1.75 -0.75 -2.3 0.0 -2.32
                    C0.8 -2.35 1.25 -1.8 1.18 -1.15 C1.24 -0.8 1.2 -0.4 1.12 0.05
                    C1.09 -0.1 1.06 -0.3 1.02 -0.55 C1.0 -0.9 0.95 -1.05 0.85 -1.2
                    C0.5 -1.45 -0.4 -1.45 -0.8 -1.15 C-0.95 -1.0 -1.0 -0.8 -1.02 -0.5
                    C-1.06 -0.3 -1.09 -0.1 -1.12 0.05 Z
                    """), Outline.of("""
                    M-0.75 -1.2 C-0.9 -1.6 -0.6 -2.05 0 -2.15 M-0.45 -1.33 C-0.55 -1.7 -0.2 -2.0 0.4 -2.05
                    M-0.1 -1.4 C-0.1 -1.7 0.3 -1.9 0.75 -1.85 M0.3 -1.4 C0.35 -1.55 0.6 -1.7 1.0 -1.55
                    """), false);

    static final Hair BOB = new Hair(Outline.of("""
                    M0 -2.05 C-0.9 -2.1 -1.45 -1.5 -1.45 -0.6 C-1.45 0.2 -1.6 0.9 -1.4 1.6
                    C-1.0 1.85 -0.6 1.75 -0.4 1.5 L0.4 1.5 C0.6 1.75 1.0 1.85 1.4 1.6
                    C1.6 0.9 1.45 0.2 1.45 -0.6 C1.45 -1.5 0.9 -2.1 0 -2.05 Z
                    """), Outline.of("""
                    M0 -2.05 C-0.9 -2.1 -1.45 -1.5 -1.45 -0.6 C-1.45 0.2 -1.55 0.8 -1.42 1.45
                    C-1.2 1.5 -1.05 1.3 -0.98 1.05 C-1.08 0.6 -1.08 0.1 -1.04 -0.35
                    C-0.98 -0.75 -0.9 -0.85 -0.75 -0.85 C-0.3 -0.95 0.35 -0.95 0.75 -0.85
                    C0.9 -0.85 0.98 -0.75 1.04 -0.35 C1.08 0.1 1.08 0.6 0.98 1.05 C1.05 1.3 1.2 1.5 1.42 1.45
                    C1.55 0.8 1.45 0.2 1.45 -0.6 C1.45 -1.5 0.9 -2.1 0 -2.05 Z
                    """), Outline.of("""
                    M0 -1.9 C-0.4 -1.6 -0.6 -1.3 -0.62 -0.92 M0.05 -1.9 C-0.1 -1.5 -0.2 -1.2 -0.2 -0.95
                    M0.1 -1.9 C0.2 -1.5 0.25 -1.2 0.25 -0.95 M0.2 -1.9 C0.5 -1.6 0.62 -1.3 0.64 -0.92
                    M-0.5 -1.85 C-1.2 -1.3 -1.25 -0.3 -1.25 1.2 M0.6 -1.85 C1.2 -1.3 1.25 -0.3 1.25 1.2
                    """), true);

    static final Hair LONG = new Hair(Outline.of("""
                    M0 -2.05 C-0.9 -2.1 -1.4 -1.5 -1.42 -0.5 C-1.45 0.6 -1.85 1.1 -1.80 2.0
                    C-1.75 2.7 -1.45 3.1 -1.0 3.1 L1.0 3.1 C1.45 3.1 1.75 2.7 1.80 2.0
                    C1.85 1.1 1.45 0.6 1.42 -0.5 C1.4 -1.5 0.9 -2.1 0 -2.05 Z
                    """), Outline.of("""
                    M-0.25 -2.04 C-0.95 -2.1 -1.4 -1.5 -1.42 -0.5 C-1.44 0.5 -1.85 1.1 -1.80 2.0
                    C-1.75 2.7 -1.45 3.1 -1.05 3.05 C-0.85 2.7 -0.80 2.2 -0.92 1.6 C-1.0 1.1 -1.12 0.6 -1.07 0.0
                    C-1.02 -0.55 -0.75 -1.05 -0.30 -1.30 C0.3 -1.22 0.98 -0.75 1.07 0.0
                    C1.12 0.6 1.0 1.1 0.92 1.6 C0.80 2.2 0.85 2.7 1.05 3.05 C1.45 3.1 1.75 2.7 1.80 2.0
                    C1.85 1.1 1.44 0.5 1.42 -0.5 C1.4 -1.5 0.75 -2.1 -0.25 -2.04 Z
                    """), Outline.of("""
                    M-0.32 -1.75 C-0.9 -1.5 -1.2 -0.8 -1.2 0.2 C-1.2 1.0 -1.5 1.4 -1.3 2.5 M-0.32 -1.5
                    C-0.7 -1.35 -1.05 -0.9 -1.13 0.0 M-0.35 -1.9 C-1.0 -1.8 -1.35 -0.9 -1.32 0.1
                    C-1.32 0.9 -1.65 1.4 -1.5 2.4 M-0.28 -1.5 C0.5 -1.4 1.1 -0.9 1.17 0.1
                    C1.2 1.0 1.5 1.4 1.3 2.5 M-0.25 -1.8 C0.9 -1.7 1.3 -0.9 1.3 0.1 C1.3 0.9 1.65 1.4 1.5 2.4
                    M-0.30 -1.35 L-0.25 -2.0 M-0.30 -1.62 C-0.82 -1.42 -1.14 -0.85 -1.17 0.1 M-0.28 -1.62
                    C0.6 -1.5 1.18 -0.9 1.23 0.1
                    """), true);

    static final Hair BUN = new Hair(Outline.of("""
                    M0 -2.95 C0.45 -2.95 0.7 -2.65 0.68 -2.3 C0.66 -1.95 0.35 -1.75 0 -1.75
                    C-0.35 -1.75 -0.66 -1.95 -0.68 -2.3 C-0.7 -2.65 -0.45 -2.95 0 -2.95 Z
                    """), Outline.of("""
                    M-1.12 0.1 C-1.3 -0.6 -1.25 -1.4 -0.75 -1.8 C-0.35 -2.08 0.35 -2.08 0.75 -1.8
                    C1.25 -1.4 1.3 -0.6 1.12 0.1 C1.1 -0.1 1.07 -0.3 1.0 -0.55 C0.85 -1.0 0.5 -1.28 0 -1.3
                    C-0.5 -1.28 -0.85 -1.0 -1.0 -0.55 C-1.07 -0.3 -1.1 -0.1 -1.12 0.1 Z
                    """), Outline.of("""
                    M-0.95 -0.75 C-0.9 -1.3 -0.5 -1.7 -0.15 -1.9 M-0.6 -1.12 C-0.5 -1.5 -0.3 -1.7 -0.05 -1.9
                    M0.95 -0.75 C0.9 -1.3 0.5 -1.7 0.15 -1.9 M0.6 -1.12 C0.5 -1.5 0.3 -1.7 0.05 -1.9 M0 -1.32
                    L0 -1.85
                    """), false);

    static final Hair CROPPED = new Hair(CAP, Outline.of("""
                    M-1.1 0.0 C-1.2 -0.7 -1.15 -1.4 -0.7 -1.72 C-0.3 -1.92 0.3 -1.92 0.7 -1.72
                    C1.15 -1.4 1.2 -0.7 1.1 0.0 C1.07 -0.2 1.05 -0.4 1.0 -0.6 C0.98 -0.95 0.85 -1.1 0.68 -1.16
                    C0.3 -1.3 -0.3 -1.3 -0.68 -1.16 C-0.85 -1.1 -0.98 -0.95 -1.0 -0.6
                    C-1.05 -0.4 -1.07 -0.2 -1.1 0.0 Z
                    """), new Path2D.Double(), false);

    static final Hair CURLS =
            new Hair(curls(1.28, 0.50, 152, 388, 17), curls(1.16, 0.30, 196, 344, 13), coils(), false);

    void drawBehind(Graphics2D g, Color color) {
        shaded(g, mix(color, Color.BLACK, 0.12), behind, hair -> {
            gloss(hair, color);
            glow(hair, Color.BLACK, 0.45, 0, 0.8, 1.5, 1.4);
        });
    }

    void drawBefore(Graphics2D g, Color color) {
        shaded(g, color, before, hair -> gloss(hair, color));
    }

    private void gloss(Graphics2D g, Color color) {
        glow(g, Color.BLACK, 0.35, 1.2, -0.6, 0.7, 1.6);
        glow(g, mix(color, Color.WHITE, 0.6), 0.42, -0.35, -1.62, 1.0, 0.45);
        glow(g, mix(color, Color.WHITE, 0.5), 0.24, -1.40, 0.8, 0.32, 1.6);
        glow(g, mix(color, Color.WHITE, 0.5), 0.14, 1.32, 1.2, 0.22, 1.3);
        line(
                g,
                alpha(mix(color, Color.WHITE, 0.45), 0.22),
                0.012,
                AffineTransform.getTranslateInstance(-0.03, -0.025).createTransformedShape(strands));
        line(g, alpha(mix(color, Color.BLACK, 0.6), 0.40), 0.016, strands);
    }

    /**
     * Round locks side by side on an arc about the skull's middle, from one angle to the other (degrees, clockwise).
     */
    private static Shape curls(double radius, double lock, double from, double to, int count) {
        Path2D curls = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < count; i++) {
            double angle = Math.toRadians(from + (to - from) * i / (count - 1));
            double size = lock * (i % 2 == 0 ? 1 : 0.88);
            curls.append(ellipse(radius * Math.cos(angle), -0.6 + radius * Math.sin(angle), size, size), false);
        }
        return curls;
    }

    /** Small open rings all over: what tells curls from a cloud. */
    private static Shape coils() {
        Path2D coils = new Path2D.Double();
        Random random = new Random(17);
        for (int i = 0; i < 260; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double radius = 0.8 + random.nextDouble() * 1.0;
            double size = 0.05 + random.nextDouble() * 0.07;
            Shape coil = new Arc2D.Double(
                    radius * Math.cos(angle),
                    -0.6 + radius * Math.sin(angle),
                    2 * size,
                    2 * size,
                    random.nextInt(360),
                    250,
                    Arc2D.OPEN);
            coils.append(coil, false);
        }
        return coils;
    }
}
