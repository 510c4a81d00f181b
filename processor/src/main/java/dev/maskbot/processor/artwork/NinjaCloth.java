package dev.maskbot.processor.artwork;

import static dev.maskbot.processor.artwork.Fill.fade;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.util.List;

/**
 * The black cloth of the ninja's hood, lit from the upper left: what is wrapped around the neck, and around the head. A
 * fold is a shade that starts at a crease, and often a sheen that starts there and goes the other way.
 */
final class NinjaCloth {
    static final Shape HEAD = PathData.parse("M 0 -2.04 C 0.86 -2.04 1.6 -1.58 1.62 -0.64 "
            + "C 1.63 0 1.5 0.58 1.34 1.02 C 1.2 1.4 0.92 1.76 0.6 1.92 C 0.35 2.03 -0.35 2.03 -0.6 1.92 "
            + "C -0.92 1.76 -1.2 1.4 -1.34 1.02 C -1.5 0.58 -1.63 0 -1.62 -0.64 C -1.6 -1.58 -0.86 -2.04 0 -2.04 Z");
    static final Shape NECK = PathData.parse("M -1 1.3 C -1.06 1.7 -1.12 1.9 -1.06 2.06 "
            + "C -0.98 2.22 -0.5 2.36 0 2.36 C 0.5 2.36 0.98 2.22 1.06 2.06 C 1.12 1.9 1.06 1.7 1 1.3 Z");

    private static final Color SHADE = new Color(0x020306);
    private static final Color SHEEN = new Color(0xb8c4dd);

    static final List<Fill> LAYERS = List.of(
            // The neck, in the shadow of the chin.
            new Fill(NECK, new LinearGradientPaint(-1.2f, 1.6f, 1.2f, 2.3f, new float[] {0, 0.35f, 1}, new Color[] {
                new Color(0x1d222d), new Color(0x262c39), new Color(0x0c0e13)
            })),
            onNeck(
                    "M -1.4 1.2 L 1.4 1.2 L 1.3 1.6 C 1 1.95 0.6 2.2 0 2.25 C -0.6 2.2 -1 1.95 -1.3 1.6 Z",
                    new RadialGradientPaint(0, 1.05f, 1.2f, new float[] {0.75f, 1}, new Color[] {
                        Fill.translucent(SHADE, 210), Fill.translucent(SHADE, 0)
                    })),
            onNeck(
                    "M -1.3 1.75 C -0.8 2.12 0.3 2.34 1.2 1.9 C 0.3 2.44 -0.8 2.35 -1.3 1.75 Z",
                    fade(SHADE, 170, -0.2, 2.14, -0.25, 2.28)),
            onNeck(
                    "M -1.3 1.75 C -0.8 2.12 0.3 2.34 1.2 1.9 C 0.3 2.24 -0.8 1.97 -1.3 1.65 Z",
                    fade(SHEEN, 60, -0.2, 2.15, -0.18, 2.07)),
            // The head, and on it the crown.
            new Fill(HEAD, new LinearGradientPaint(-1.2f, -2, 1.1f, 2.1f, new float[] {0, 0.45f, 1}, new Color[] {
                new Color(0x3b4252), new Color(0x222733), new Color(0x10131a)
            })),
            onHead(
                    "M -1.7 -1.15 C -0.9 -1.75 0.5 -1.8 1.7 -0.9 C 0.5 -1.5 -0.8 -1.45 -1.7 -1.15 Z",
                    fade(SHADE, 150, 0, -1.66, 0.03, -1.38)),
            onHead(
                    "M -1.7 -1.15 C -0.9 -1.75 0.5 -1.8 1.7 -0.9 C 0.5 -1.9 -0.9 -1.9 -1.7 -1.15 Z",
                    fade(SHEEN, 50, 0, -1.64, -0.02, -1.8)),
            onHead(
                    "M -0.2 -1.45 C 0.5 -1.5 1.1 -1.25 1.6 -0.8 C 1.1 -1.1 0.5 -1.35 -0.2 -1.45 Z",
                    fade(SHADE, 130, 0.6, -1.42, 0.55, -1.25)),
            // The cheeks.
            onHead(
                    "M 1.7 0 C 1.3 0.4 0.8 0.66 0.15 0.62 C 0.8 0.84 1.3 0.75 1.7 0.4 Z",
                    fade(SHADE, 150, 0.9, 0.53, 0.98, 0.85)),
            onHead(
                    "M 1.7 0 C 1.3 0.4 0.8 0.66 0.15 0.62 C 0.8 0.6 1.3 0.3 1.7 -0.1 Z",
                    fade(SHEEN, 40, 0.9, 0.58, 0.86, 0.45)),
            onHead(
                    "M -1.75 0 C -1.3 0.35 -0.8 0.62 -0.2 0.68 C -0.7 0.8 -1.3 0.65 -1.75 0.3 Z",
                    fade(SHADE, 130, -0.9, 0.48, -0.98, 0.72)),
            // What is wrapped over the mouth, from the left temple down to the right, and over the chin.
            onHead(
                    "M -1.75 0.25 C -0.9 0.78 0.3 1.25 1.5 0.78 L 1.3 1.2 C 0.3 1.6 -0.9 1.25 -1.7 0.75 Z",
                    fade(SHADE, 190, 0, 1.02, -0.1, 1.4)),
            onHead(
                    "M -1.75 0.25 C -0.9 0.78 0.3 1.25 1.5 0.78 C 0.3 1.05 -0.9 0.45 -1.7 0.05 Z",
                    fade(SHEEN, 75, -0.2, 0.98, -0.12, 0.74)),
            onHead(
                    "M -1.4 1 C -0.8 1.5 0.2 1.75 1.1 1.45 L 1 1.7 C 0.2 2 -0.8 1.85 -1.3 1.3 Z",
                    fade(SHADE, 180, -0.2, 1.56, -0.27, 1.88)),
            onHead(
                    "M -1.4 1 C -0.8 1.5 0.2 1.75 1.1 1.45 C 0.2 1.6 -0.8 1.3 -1.4 0.85 Z",
                    fade(SHEEN, 60, -0.2, 1.58, -0.13, 1.42)));

    private NinjaCloth() {}

    static Fill onHead(String path, Paint paint) {
        return Fill.on(HEAD, path, paint);
    }

    private static Fill onNeck(String path, Paint paint) {
        return Fill.on(NECK, path, paint);
    }
}
