package dev.maskbot.processor.artwork;

import static dev.maskbot.processor.artwork.Fill.fade;
import static dev.maskbot.processor.artwork.Fill.gradient;
import static dev.maskbot.processor.artwork.NinjaCloth.onHead;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.util.List;

/** The red sash around the ninja's forehead: its two ends, the band, the knot at the viewer's right and the star. */
final class NinjaSash {
    private static final Color RED = new Color(0xb3273a);
    private static final Color DIM = new Color(0x8f1b2b);
    private static final Color DEEP = new Color(0x430a13);
    private static final Color CREASE = new Color(0x22040a);

    private static final Shape KNOT = PathData.parse(
            "M 1.42 -0.8 C 1.54 -0.86 1.66 -0.82 1.7 -0.7 "
                    + "C 1.72 -0.56 1.7 -0.44 1.62 -0.38 C 1.52 -0.33 1.42 -0.36 1.38 -0.44 C 1.34 -0.56 1.34 -0.72 1.42 -0.8 Z");

    static final List<Fill> ENDS = List.of(
            new Fill(
                    "M 1.5 -0.7 C 1.74 -0.8 1.92 -0.6 2.2 -0.64 L 2.15 -0.46 L 2.24 -0.33 C 1.98 -0.25 1.74 -0.38 1.5 -0.46 Z",
                    gradient(DEEP, 1.4, -0.5, RED, 2.2, -0.3)),
            new Fill(
                    "M 1.54 -0.6 C 1.74 -0.42 1.7 -0.1 1.92 0.16 L 1.78 0.19 L 1.68 0.32 C 1.48 0.1 1.56 -0.22 1.38 -0.46 Z",
                    gradient(DEEP, 1.45, -0.5, DIM, 1.85, 0.3)));

    static final List<Fill> BAND = List.of(
            onHead(
                    "M -1.8 -0.86 C -0.9 -1.3 0.9 -1.3 1.8 -0.86 L 1.8 -0.34 C 0.9 -0.8 -0.9 -0.8 -1.8 -0.34 Z",
                    new LinearGradientPaint(-1.6f, 0, 1.6f, 0, new float[] {0, 0.3f, 0.7f, 1}, new Color[] {
                        new Color(0x6d1420), RED, DIM, DEEP
                    })),
            onHead(
                    "M -1.8 -0.86 C -0.9 -1.3 0.9 -1.3 1.8 -0.86 L 1.8 -0.82 C 0.9 -1.26 -0.9 -1.26 -1.8 -0.82 Z",
                    new Color(255, 154, 165, 70)),
            onHead(
                    "M -1.7 -0.66 C -0.9 -1.02 0.3 -1.08 1.7 -0.62 C 0.3 -0.98 -0.9 -0.92 -1.7 -0.66 Z",
                    Fill.translucent(CREASE, 130)),
            onHead(
                    "M -0.4 -0.82 C 0.4 -0.88 1.1 -0.76 1.7 -0.5 C 1.1 -0.7 0.4 -0.82 -0.4 -0.82 Z",
                    Fill.translucent(CREASE, 120)),
            onHead(
                    "M -1.8 -0.34 C -0.9 -0.8 0.9 -0.8 1.8 -0.34 L 1.8 -0.26 C 0.9 -0.72 -0.9 -0.72 -1.8 -0.26 Z",
                    new Color(0, 0, 0, 110)));

    static final List<Fill> KNOTTED = List.of(
            new Fill(KNOT, gradient(RED, 1.4, -0.8, new Color(0x5a0f1a), 1.66, -0.35)),
            Fill.on(
                    KNOT,
                    "M 1.3 -0.62 C 1.45 -0.72 1.6 -0.7 1.75 -0.6 C 1.6 -0.62 1.45 -0.62 1.3 -0.5 Z",
                    fade(CREASE, 200, 1.5, -0.7, 1.52, -0.55)),
            Fill.on(
                    KNOT,
                    "M 1.3 -0.5 C 1.45 -0.54 1.6 -0.5 1.75 -0.4 C 1.6 -0.42 1.45 -0.46 1.3 -0.36 Z",
                    fade(CREASE, 180, 1.5, -0.54, 1.52, -0.4)));

    private NinjaSash() {}
}
