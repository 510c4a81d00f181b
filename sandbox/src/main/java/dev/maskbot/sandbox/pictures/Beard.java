package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.fill;
import static dev.maskbot.sandbox.pictures.Brush.glow;
import static dev.maskbot.sandbox.pictures.Brush.mix;
import static dev.maskbot.sandbox.pictures.Brush.shaded;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** What grows about the mouth; drawn inside the face, so it may reach beyond it. */
enum Beard {
    NONE,
    STUBBLE,
    FULL;

    // About the middle of the mouth.
    private static final Shape CHEEKS_AND_CHIN =
            Outline.of("M-1.3 -0.75 C-1.0 -0.70 -0.93 -0.30 -0.78 -0.16 C-0.62 -0.06 -0.44 -0.30 -0.22 -0.30 "
                    + "C-0.12 -0.30 -0.08 -0.26 0 -0.26 "
                    + "C0.08 -0.26 0.12 -0.30 0.22 -0.30 C0.44 -0.30 0.62 -0.06 0.78 -0.16 "
                    + "C0.93 -0.30 1.0 -0.70 1.3 -0.75 L1.4 1.2 L-1.4 1.2 Z");

    void draw(Graphics2D g, FaceShape shape, Skin skin, Color hair) {
        AffineTransform face = g.getTransform();
        g.translate(0, shape.mouth());
        switch (this) {
            case NONE -> {}
            case STUBBLE -> {
                Color shadow = mix(hair, skin.shade, 0.5);
                glow(g, shadow, 0.55, 0, 0.45, 1.25, 0.55);
                glow(g, shadow, 0.40, 0, -0.20, 0.50, 0.16);
            }
            case FULL ->
                shaded(g, alpha(hair, 0.94), CHEEKS_AND_CHIN, beard -> {
                    glow(beard, Color.WHITE, 0.10, -0.35, 0.35, 0.6, 0.35);
                    glow(beard, Color.BLACK, 0.30, 0, 0.75, 1.2, 0.35);
                    fill(beard, alpha(skin.shade, 0.25), Brush.ellipse(0, 0.40, 0.16, 0.05));
                });
        }
        g.setTransform(face);
    }
}
