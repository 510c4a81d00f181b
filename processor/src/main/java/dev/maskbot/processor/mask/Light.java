package dev.maskbot.processor.mask;

import java.awt.Rectangle;

/**
 * The light around a face, as it dims a drawing and tints it: factors of 256 for red, green and blue. Drawings are drawn
 * in bright white light, so factors never exceed one. Immutable.
 */
record Light(int red, int green, int blue) {
    /** Bright white. */
    static final Light PLAIN = new Light(256, 256, 256);

    /** A side of the grid of samples. */
    private static final int SAMPLES = 8;

    /** The mean of a well exposed photo: 18 % grey, in sRGB. */
    private static final double ORDINARY = 118;

    // Mildly: a mask in the dark stays a mask.
    private static final double DIM = 0.35;
    private static final double DARKEST = 0.6;
    private static final double TINT = 0.2;
    private static final double DEEPEST_TINT = 0.85;

    /** Sampled in and around an area of the scene. */
    static Light in(Scene scene, Rectangle area) {
        int columns = (scene.width() + Scene.CELL - 1) / Scene.CELL;
        int rows = (scene.height() + Scene.CELL - 1) / Scene.CELL;
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            double x = area.x + area.width * (i % SAMPLES + 0.5) / SAMPLES;
            double y = area.y + area.height * (Math.floorDiv(i, SAMPLES) + 0.5) / SAMPLES;
            int colour = scene.colour(
                    Math.clamp((long) x / Scene.CELL, 0, columns - 1), Math.clamp((long) y / Scene.CELL, 0, rows - 1));
            red += colour >> 16 & 0xFF;
            green += colour >> 8 & 0xFF;
            blue += colour & 0xFF;
        }
        return of(red / (SAMPLES * SAMPLES), green / (SAMPLES * SAMPLES), blue / (SAMPLES * SAMPLES));
    }

    private static Light of(double red, double green, double blue) {
        double grey = Math.max(1, 0.299 * red + 0.587 * green + 0.114 * blue);
        double brightness = Math.clamp(Math.pow(grey / ORDINARY, DIM), DARKEST, 1);
        double strongest = Math.max(1, Math.max(red, Math.max(green, blue)));
        return new Light(
                factor(brightness, red / strongest),
                factor(brightness, green / strongest),
                factor(brightness, blue / strongest));
    }

    private static int factor(double brightness, double share) {
        double tint = Math.clamp(Math.pow(Math.max(0.01, share), TINT), DEEPEST_TINT, 1);
        return (int) Math.round(256 * brightness * tint);
    }

    /** Puts some premultiplied colours into this light. */
    void shine(int[] argb, int from, int to) {
        if (!equals(PLAIN)) {
            shine(argb, from, to, red, green, blue);
        }
    }

    private static void shine(int[] argb, int from, int to, int red, int green, int blue) {
        for (int i = from; i < to; i++) {
            int colour = argb[i];
            argb[i] = (colour & 0xFF000000)
                    | ((colour >> 16 & 0xFF) * red & 0xFF00) << 8
                    | ((colour >> 8 & 0xFF) * green & 0xFF00)
                    | ((colour & 0xFF) * blue) >> 8;
        }
    }
}
