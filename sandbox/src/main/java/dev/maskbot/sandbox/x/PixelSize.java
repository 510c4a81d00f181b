package dev.maskbot.sandbox.x;

/** Width and height in pixels. Immutable. */
record PixelSize(int width, int height) {
    /** The largest size of the same shape inside a box; never larger than this one. */
    PixelSize fittedInto(int box) {
        double scale = Math.min(1, (double) box / Math.max(width, height));
        return new PixelSize(atLeastOne(width * scale), atLeastOne(height * scale));
    }

    private static int atLeastOne(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
