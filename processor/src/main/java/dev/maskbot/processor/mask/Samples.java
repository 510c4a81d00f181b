package dev.maskbot.processor.mask;

/**
 * A row of a warped sprite: for each pixel of the photo the point in the sprite, then the four pixels around it, then
 * their mix. These are short loops one after the other, since the compiler makes the processor's vector instructions of
 * those that are simple enough. For one thread; used again for each row.
 */
final class Samples {
    /** Between two looks at whether the sprite is transparent there. */
    private static final int STEP = 16;

    // Points in the sprite, in 16.16 fixed point.
    private final int[] u;
    private final int[] v;

    private final int[] at;
    private final int[] upperLeft;
    private final int[] upperRight;
    private final int[] lowerLeft;
    private final int[] lowerRight;

    // How far to the pixels at the right and below, of 256.
    private final int[] right;
    private final int[] down;

    /** For rows of up to this length. */
    Samples(int length) {
        u = new int[length];
        v = new int[length];
        at = new int[length];
        upperLeft = new int[length];
        upperRight = new int[length];
        lowerLeft = new int[length];
        lowerRight = new int[length];
        right = new int[length];
        down = new int[length];
    }

    /** Puts the points of some pixels on a line. */
    void locate(int from, int to, int firstU, int firstV, int du, int dv) {
        line(u, from, to, firstU, du);
        line(v, from, to, firstV, dv);
    }

    private static void line(int[] points, int from, int to, int first, int step) {
        int start = first - from * step;
        for (int i = from; i < to; i++) {
            points[i] = start + i * step;
        }
    }

    /** The first of some pixels from which on there may be something to be seen. */
    int first(Sprite.Level level, int from, int to) {
        int i = from;
        while (i < to && !level.contains(u[i], v[i])) {
            i++;
        }
        while (i + STEP < to && level.isEmpty(u[i], v[i], u[i + STEP], v[i + STEP])) {
            i += STEP;
        }
        return i;
    }

    /** The end of what may be seen of some pixels, of which the first is within the sprite. */
    int last(Sprite.Level level, int from, int to) {
        int i = to;
        while (i > from && !level.contains(u[i - 1], v[i - 1])) {
            i--;
        }
        while (i - STEP > from && level.isEmpty(u[i - 1], v[i - 1], u[i - 1 - STEP], v[i - 1 - STEP])) {
            i -= STEP;
        }
        return i;
    }

    /** Colours, bilinearly interpolated, in the places of some pixels; valid until the next row. */
    int[] colours(Sprite.Level level, int from, int to) {
        index(u, v, level.width(), at, from, to);
        collect(level.argb(), level.width(), from, to);
        fraction(u, right, from, to);
        fraction(v, down, from, to);
        mix(upperLeft, upperRight, right, at, from, to);
        mix(lowerLeft, lowerRight, right, at, from, to);
        mix(upperLeft, lowerLeft, down, at, from, to);
        return upperLeft;
    }

    private static void index(int[] u, int[] v, int width, int[] at, int from, int to) {
        for (int i = from; i < to; i++) {
            at[i] = (v[i] >> 16) * width + (u[i] >> 16);
        }
    }

    private void collect(int[] argb, int width, int from, int to) {
        for (int i = from; i < to; i++) {
            int pixel = at[i];
            upperLeft[i] = argb[pixel];
            upperRight[i] = argb[pixel + 1];
            lowerLeft[i] = argb[pixel + width];
            lowerRight[i] = argb[pixel + width + 1];
        }
    }

    private static void fraction(int[] points, int[] fractions, int from, int to) {
        for (int i = from; i < to; i++) {
            fractions[i] = points[i] >>> 8 & 0xFF;
        }
    }

    /** From one colour so many 256ths of the way to another; two of their parts at once, two after the others. */
    private static void mix(int[] colours, int[] others, int[] shares, int[] redBlue, int from, int to) {
        for (int i = from; i < to; i++) {
            int mixed = (colours[i] & 0xFF00FF) * (256 - shares[i]) + (others[i] & 0xFF00FF) * shares[i];
            redBlue[i] = ((mixed + 0x800080) >>> 8) & 0xFF00FF;
        }
        for (int i = from; i < to; i++) {
            int mixed = (colours[i] >>> 8 & 0xFF00FF) * (256 - shares[i]) + (others[i] >>> 8 & 0xFF00FF) * shares[i];
            colours[i] = ((mixed + 0x800080) & 0xFF00FF00) | redBlue[i];
        }
    }
}
