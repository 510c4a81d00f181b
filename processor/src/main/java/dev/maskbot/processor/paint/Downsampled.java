package dev.maskbot.processor.paint;

import dev.maskbot.processor.mask.Strip;

/**
 * A strip at the resolution of some components of a JPEG, in rows: for each sample the sums of its pixels' colours, two
 * parts to an int as in {@code 0xAARRGGBB}. For one thread; filled again for each strip.
 */
final class Downsampled {
    private final int across;
    private final int down;

    /** Red in the upper half, blue in the lower one. */
    final int[][] redBlue;

    /** Alpha in the upper half, green in the lower one. */
    final int[][] alphaGreen;

    /**
     * For strips of a size.
     *
     * @param across pixels to a sample, in a row; a power of two
     * @param down pixels to a sample, in a column
     */
    Downsampled(int across, int down, int width, int height) {
        this.across = across;
        this.down = down;
        redBlue = new int[height / down][width];
        alphaGreen = new int[height / down][width];
    }

    /** Whether it is what is needed for a component. */
    boolean isOf(int acrossPixels, int downPixels) {
        return across == acrossPixels && down == downPixels;
    }

    int across() {
        return across;
    }

    /** To a sample. */
    int pixels() {
        return across * down;
    }

    int columns() {
        return redBlue[0].length / across;
    }

    int rows() {
        return redBlue.length;
    }

    /** Some columns of pixels, whole blocks. */
    void fill(Strip strip, int left, int right) {
        for (int y = 0; y < rows(); y++) {
            split(strip.row(y * down), redBlue[y], alphaGreen[y], left, right);
            for (int i = 1; i < down; i++) {
                add(strip.row(y * down + i), redBlue[y], alphaGreen[y], left, right);
            }
            for (int factor = 1; factor < across; factor *= 2) {
                halve(redBlue[y], left / factor, right / factor);
                halve(alphaGreen[y], left / factor, right / factor);
            }
        }
    }

    private static void split(int[] argb, int[] redBlue, int[] alphaGreen, int left, int right) {
        for (int x = left; x < right; x++) {
            redBlue[x] = argb[x] & 0xFF00FF;
            alphaGreen[x] = argb[x] >>> 8 & 0xFF00FF;
        }
    }

    private static void add(int[] argb, int[] redBlue, int[] alphaGreen, int left, int right) {
        for (int x = left; x < right; x++) {
            redBlue[x] += argb[x] & 0xFF00FF;
            alphaGreen[x] += argb[x] >>> 8 & 0xFF00FF;
        }
    }

    private static void halve(int[] sums, int left, int right) {
        for (int x = left / 2; x < right / 2; x++) {
            sums[x] = sums[2 * x] + sums[2 * x + 1];
        }
    }
}
