package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.ellipse;
import static dev.maskbot.sandbox.pictures.Brush.fill;
import static dev.maskbot.sandbox.pictures.Brush.glow;
import static dev.maskbot.sandbox.pictures.Brush.line;
import static dev.maskbot.sandbox.pictures.Brush.mix;
import static dev.maskbot.sandbox.pictures.Brush.shaded;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** Eyes and brows, in the coordinates of {@link FaceShape}. */
final class Eyes {
    private static final Color WHITE = new Color(0xF7F2EC);
    private static final Color LASHES = new Color(0x2A1A14);

    // About the centre of the viewer's right eye; the outer corner is to the right.
    private static final Shape OPENING =
            Outline.of("M-0.23 0.05 C-0.15 -0.08 -0.07 -0.145 0.02 -0.145 C0.12 -0.145 0.19 -0.08 0.24 -0.01 "
                    + "C0.17 0.08 0.09 0.115 0.0 0.115 C-0.09 0.115 -0.16 0.09 -0.23 0.05 Z");
    private static final Shape UPPER_LID =
            Outline.of("M-0.24 0.055 C-0.15 -0.10 -0.07 -0.165 0.02 -0.165 C0.13 -0.165 0.20 -0.10 0.265 -0.03 "
                    + "C0.23 -0.03 0.20 -0.05 0.17 -0.075 C0.12 -0.115 0.07 -0.125 0.02 -0.125 "
                    + "C-0.07 -0.125 -0.15 -0.06 -0.24 0.055 Z");
    private static final Shape LOWER_LID = Outline.of("M-0.17 0.085 C-0.07 0.13 0.10 0.13 0.20 0.045");
    private static final Shape CREASE = Outline.of("M-0.20 -0.08 C-0.10 -0.215 0.12 -0.235 0.26 -0.11");
    private static final Shape BROW =
            Outline.of("M-0.25 -0.320 C-0.10 -0.40 0.06 -0.43 0.20 -0.390 C0.28 -0.360 0.34 -0.315 0.38 -0.255 "
                    + "C0.28 -0.315 0.18 -0.335 0.08 -0.335 C-0.04 -0.335 -0.14 -0.295 -0.23 -0.260 "
                    + "C-0.27 -0.265 -0.28 -0.305 -0.25 -0.320 Z");

    private Eyes() {}

    static void draw(Graphics2D g, Look look) {
        for (int side : new int[] {-1, 1}) {
            AffineTransform face = g.getTransform();
            g.translate(side * 0.5, 0);
            g.scale(side, 1);
            eye(g, look, side);
            fill(g, alpha(brow(look), 0.92), BROW);
            g.setTransform(face);
        }
    }

    private static void eye(Graphics2D g, Look look, int side) {
        Color lid = mix(look.skin().shade, Color.BLACK, 0.25);
        line(g, alpha(lid, 0.55), 0.022, CREASE);
        shaded(g, WHITE, OPENING, eye -> {
            fill(eye, mix(look.iris(), Color.BLACK, 0.45), ellipse(0.005, -0.012, 0.135, 0.135));
            fill(eye, look.iris(), ellipse(0.005, -0.012, 0.113, 0.113));
            glow(eye, Color.WHITE, 0.35, 0.005, 0.05, 0.09, 0.06);
            fill(eye, new Color(0x120C0A), ellipse(0.005, -0.012, 0.06, 0.06));
            glow(eye, Color.BLACK, 0.55, 0, -0.17, 0.32, 0.12);
            // The light does not change sides with the eye.
            fill(eye, alpha(Color.WHITE, 0.95), ellipse(0.005 - side * 0.04, -0.055, 0.032, 0.032));
        });
        line(g, alpha(lid, 0.45), 0.016, LOWER_LID);
        fill(g, LASHES, UPPER_LID);
    }

    private static Color brow(Look look) {
        return mix(look.hairColor(), new Color(0x2B1B14), 0.45);
    }
}
