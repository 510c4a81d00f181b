package dev.maskbot.processor.paint;

import dev.maskbot.processor.mask.Strip;

/** How much of the blocks below a strip it covers. For one thread; filled again for each strip. */
final class Coverage {
    private static final int OPAQUE = 255;

    // By rows of eight pixels: for each column which bits all of them have, and any of them.
    private final int[][] all;
    private final int[][] any;

    /** Of what is below. */
    enum Extent {
        NOTHING,
        SOME,
        ALL
    }

    /** For strips of a size. */
    Coverage(int width, int height) {
        all = new int[height / Dct.SIZE][width];
        any = new int[height / Dct.SIZE][width];
    }

    /** Some columns of pixels. */
    void fill(Strip strip, int left, int right) {
        for (int i = 0; i < all.length; i++) {
            int top = i * Dct.SIZE;
            System.arraycopy(strip.row(top), left, all[i], left, right - left);
            System.arraycopy(strip.row(top), left, any[i], left, right - left);
            for (int y = top + 1; y < top + Dct.SIZE; y++) {
                and(all[i], strip.row(y), left, right);
                or(any[i], strip.row(y), left, right);
            }
        }
    }

    private static void and(int[] bits, int[] others, int from, int to) {
        for (int x = from; x < to; x++) {
            bits[x] &= others[x];
        }
    }

    private static void or(int[] bits, int[] others, int from, int to) {
        for (int x = from; x < to; x++) {
            bits[x] |= others[x];
        }
    }

    /** Of a rectangle of pixels whose sides are multiples of eight. */
    Extent of(int left, int top, int width, int height) {
        int every = -1;
        int some = 0;
        for (int i = top / Dct.SIZE; i < (top + height) / Dct.SIZE; i++) {
            for (int x = left; x < left + width; x++) {
                every &= all[i][x];
                some |= any[i][x];
            }
        }
        if (some >>> 24 == 0) {
            return Extent.NOTHING;
        }
        return every >>> 24 == OPAQUE ? Extent.ALL : Extent.SOME;
    }
}
