package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Brush.alpha;
import static dev.maskbot.sandbox.pictures.Brush.glow;
import static dev.maskbot.sandbox.pictures.Brush.line;
import static dev.maskbot.sandbox.pictures.Brush.mix;
import static dev.maskbot.sandbox.pictures.Brush.shaded;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.QuadCurve2D;

/** How somebody smiles: with closed lips, or showing the upper teeth. */
enum Smile {
    GENTLE(
            "M-0.42 0 C-0.28 -0.02 -0.16 -0.09 -0.07 -0.10 C-0.04 -0.10 -0.02 -0.08 0 -0.08 "
                    + "C0.02 -0.08 0.04 -0.10 0.07 -0.10 C0.16 -0.09 0.28 -0.02 0.42 0 "
                    + "C0.25 0.17 0.12 0.22 0 0.22 C-0.12 0.22 -0.25 0.17 -0.42 0 Z",
            "M-0.42 0 C-0.25 0.07 -0.12 0.07 0 0.06 C0.12 0.07 0.25 0.07 0.42 0"),
    BRIGHT(
            "M-0.42 0 C-0.30 -0.01 -0.17 -0.06 -0.08 -0.07 C-0.04 -0.07 -0.02 -0.05 0 -0.05 "
                    + "C0.02 -0.05 0.04 -0.07 0.08 -0.07 C0.17 -0.06 0.30 -0.01 0.42 0 "
                    + "C0.32 0.23 0.16 0.34 0 0.34 C-0.16 0.34 -0.32 0.23 -0.42 0 Z",
            "M-0.37 0.02 C-0.22 0.05 -0.10 0.06 0 0.06 C0.10 0.06 0.22 0.05 0.37 0.02 "
                    + "C0.28 0.19 0.14 0.25 0 0.25 C-0.14 0.25 -0.28 0.19 -0.37 0.02 Z");

    private static final Color TEETH = new Color(0xFAF6F0);

    private final String lips;
    private final String opening;

    Smile(String lips, String opening) {
        this.lips = lips;
        this.opening = opening;
    }

    void draw(Graphics2D g, FaceShape shape, Skin skin) {
        AffineTransform face = g.getTransform();
        g.translate(0, shape.mouth());
        Color dark = mix(skin.lips, new Color(0x3A0F10), 0.65);
        glow(g, skin.shade, 0.55, 0, 0.40, 0.34, 0.10);
        glow(g, skin.shade, 0.22, 0, -0.15, 0.10, 0.14);
        shaded(g, skin.lips, Outline.of(lips), mouth -> {
            glow(mouth, dark, 0.5, 0, -0.08, 0.5, 0.10);
            glow(mouth, Color.WHITE, 0.40, -0.04, this == GENTLE ? 0.13 : 0.295, 0.20, 0.045);
        });
        switch (this) {
            case GENTLE -> line(g, dark, 0.034, Outline.of(opening));
            case BRIGHT ->
                shaded(g, TEETH, Outline.of(opening), teeth -> {
                    glow(teeth, dark, 0.6, 0, 0.04, 0.5, 0.05);
                    glow(teeth, dark, 0.8, -0.36, 0.08, 0.12, 0.2);
                    glow(teeth, dark, 0.8, 0.36, 0.08, 0.12, 0.2);
                    line(teeth, dark, 0.03, Outline.of(opening));
                });
        }
        for (int side : new int[] {-1, 1}) {
            Shape dimple = new QuadCurve2D.Double(side * 0.44, -0.05, side * 0.465, 0, side * 0.44, 0.05);
            line(g, alpha(skin.shade, 0.7), 0.03, dimple);
        }
        g.setTransform(face);
    }
}
