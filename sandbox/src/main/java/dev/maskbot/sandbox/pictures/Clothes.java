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
import java.awt.geom.Path2D;

/** What somebody wears, from the neck down; the origin is where the neck meets the head, one unit an eye distance. */
enum Clothes {
    SWEATER("M-0.62 0.98 C-0.45 1.28 0.45 1.28 0.62 0.98"),
    BLOUSE("M-0.60 0.95 C-0.35 1.3 -0.1 1.75 0 1.95 C0.1 1.75 0.35 1.3 0.60 0.95"),
    SHIRT("M-0.60 0.90 C-0.40 1.15 -0.15 1.45 0 1.65 C0.15 1.45 0.40 1.15 0.60 0.90");

    private static final Shape NECK =
            Outline.of("M-0.58 -0.6 C-0.56 0.2 -0.58 0.6 -0.66 0.85 C-0.9 1.1 -1.4 1.2 -1.8 1.35 L0 3.4 L1.8 1.35 "
                    + "C1.4 1.2 0.9 1.1 0.66 0.85 C0.58 0.6 0.56 0.2 0.58 -0.6 Z");
    private static final Shape SIDES =
            Outline.of("M0.61 0.95 C1.1 1.12 1.9 1.25 2.25 1.6 C2.6 1.95 2.75 2.8 2.85 3.6 L3.2 9 "
                    + "L-3.2 9 L-2.85 3.6 C-2.75 2.8 -2.6 1.95 -2.25 1.6 C-1.9 1.25 -1.1 1.12 -0.61 0.95");
    private static final Shape COLLAR = Outline.mirrored(Outline.of(
            "M-0.62 0.80 C-0.75 0.9 -0.82 1.0 -0.85 1.1 L-0.42 1.85 L0 1.62 C-0.15 1.45 -0.40 1.15 -0.62 0.80 Z"));

    private final String opening;

    Clothes(String opening) {
        this.opening = opening;
    }

    void draw(Graphics2D g, Color cloth, Skin skin) {
        AffineTransform place = g.getTransform();
        g.translate(0, -0.22);
        shaded(g, mix(skin.light, skin.shade, 0.15), NECK, neck -> {
            glow(neck, skin.shade, 0.95, 0.05, 0.12, 1.0, 0.75);
            glow(neck, skin.shade, 0.5, 0.6, 0.6, 0.4, 0.9);
        });
        Color dark = mix(cloth, Color.BLACK, 0.45);
        Path2D torso = Outline.of(opening);
        torso.append(SIDES, true);
        shaded(g, cloth, torso, body -> {
            glow(body, Color.WHITE, 0.12, -0.9, 1.9, 2.2, 1.5);
            glow(body, dark, 0.75, 2.7, 3.2, 1.3, 2.8);
            glow(body, dark, 0.55, -2.9, 3.6, 0.9, 2.6);
            glow(body, dark, 0.45, -1.95, 4.6, 0.35, 2.4);
            glow(body, dark, 0.55, 1.95, 4.6, 0.35, 2.4);
            line(body, alpha(mix(cloth, Color.WHITE, 0.25), 0.9), this == SWEATER ? 0.22 : 0.08, Outline.of(opening));
        });
        if (this == SHIRT) {
            shaded(g, mix(cloth, Color.WHITE, 0.22), COLLAR, collar -> line(collar, alpha(dark, 0.35), 0.05, COLLAR));
        }
        g.setTransform(place);
    }
}
