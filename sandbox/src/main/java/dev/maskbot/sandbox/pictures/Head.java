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
import java.awt.geom.QuadCurve2D;

/** A head but for its hair, in the coordinates of {@link FaceShape}; the light comes from the upper left. */
final class Head {
    private Head() {}

    static void draw(Graphics2D g, Look look) {
        if (!look.hair().hidesEars()) {
            ear(g, look, -1);
            ear(g, look, 1);
        }
        shaded(g, look.skin().light, look.shape().skull(), face -> {
            relief(face, look);
            nose(face, look);
            look.beard().draw(face, look.shape(), look.skin(), look.hairColor());
            look.smile().draw(face, look.shape(), look.skin());
            Eyes.draw(face, look);
        });
    }

    private static void ear(Graphics2D g, Look look, int side) {
        Skin skin = look.skin();
        double x = side * (look.shape().cheek() + 0.04);
        shaded(g, mix(skin.light, skin.shade, 0.12), ellipse(x, 0.2, 0.17, 0.31), ear -> {
            glow(ear, skin.blush, 0.45, x + side * 0.04, 0.2, 0.14, 0.26);
            glow(ear, skin.shade, 0.8, x - side * 0.08, 0.22, 0.12, 0.3);
        });
    }

    /** Darker towards the rim and in the hollows, brighter where bone is near: what makes a flat shape a face. */
    private static void relief(Graphics2D g, Look look) {
        Skin skin = look.skin();
        FaceShape shape = look.shape();
        glow(g, skin.gleam, 0.45, -0.15, -0.75, 0.9, 0.6);
        glow(g, skin.shade, 0.55, shape.cheek() + 0.1, 0.2, 0.55, 1.8);
        glow(g, skin.shade, 0.35, -shape.cheek() - 0.15, 0.3, 0.4, 1.8);
        glow(g, skin.shade, 0.55, 0, shape.chin() + 0.12, 1.0, 0.32);
        glow(g, skin.shade, 0.55, 0, -1.35, 1.4, 0.42);
        for (int side : new int[] {-1, 1}) {
            glow(g, skin.shade, 0.60, side * 0.47, -0.06, 0.42, 0.30);
            glow(g, skin.blush, 0.42, side * 0.68, 0.52, 0.42, 0.36);
            glow(g, skin.gleam, 0.28, side * 0.62 - 0.04, 0.36, 0.34, 0.2);
        }
    }

    private static void nose(Graphics2D g, Look look) {
        Skin skin = look.skin();
        double tip = look.shape().nose();
        glow(g, skin.shade, 0.32, 0.16, 0.25, 0.13, 0.42);
        glow(g, skin.gleam, 0.60, -0.02, 0.16, 0.09, 0.42);
        glow(g, skin.shade, 0.50, 0.02, tip + 0.16, 0.30, 0.12);
        glow(g, skin.blush, 0.25, 0, tip, 0.22, 0.16);
        glow(g, skin.gleam, 0.80, -0.03, tip - 0.04, 0.09, 0.08);
        for (int side : new int[] {-1, 1}) {
            fill(g, alpha(mix(skin.shade, Color.BLACK, 0.35), 0.75), ellipse(side * 0.085, tip + 0.105, 0.050, 0.022));
            Shape wing =
                    new QuadCurve2D.Double(side * 0.185, tip - 0.04, side * 0.225, tip + 0.09, side * 0.13, tip + 0.11);
            line(g, alpha(skin.shade, 0.75), 0.028, wing);
        }
    }
}
