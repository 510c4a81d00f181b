package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * What is to be laid over some rows of a photo: premultiplied ARGB, transparent at first. Strips are worked on one after
 * the other, so that a mask needs no memory of its size. Not safe for use by several threads.
 */
public final class Strip {
    private static final int CELL = 8;

    private final int[] argb;
    private final int width;
    private final boolean[] touched;
    private Rectangle area = new Rectangle();

    /** Has room for areas of up to this size. */
    public Strip(int width, int height) {
        this.argb = new int[width * height];
        this.width = width;
        this.touched = new boolean[width / CELL + 1];
    }

    /** Moves it, made transparent, to an area of the photo. */
    public void moveTo(int x, int y, int columns, int rows) {
        area = new Rectangle(x, y, columns, rows);
        for (int cell = 0; cell < touched.length; cell++) {
            if (touched[cell]) {
                clear(cell);
            }
        }
    }

    private void clear(int cell) {
        touched[cell] = false;
        int right = Math.min(width, (cell + 1) * CELL);
        for (int row = 0; row < argb.length; row += width) {
            Arrays.fill(argb, row + cell * CELL, row + right, 0);
        }
    }

    /** To be called before pixels are painted, from an x in the photo up to another; they are in the strip. */
    void touch(int left, int right) {
        int last = (right - 1 - area.x) / CELL;
        for (int cell = (left - area.x) / CELL; cell <= last; cell++) {
            touched[cell] = true;
        }
    }

    /** How much of what is below cannot be seen. */
    public enum Coverage {
        NOTHING,
        SOME,
        ALL
    }

    /** Of some columns, counted from the strip's left. */
    public Coverage coverage(int first, int columns) {
        boolean any = false;
        for (int cell = first / CELL; cell <= (first + columns - 1) / CELL; cell++) {
            any |= touched[cell];
        }
        if (!any) {
            return Coverage.NOTHING;
        }
        int all = -1;
        for (int y = 0; y < area.height; y++) {
            for (int i = y * width + first; i < y * width + first + columns; i++) {
                all &= argb[i];
            }
        }
        return all >>> 24 == 255 ? Coverage.ALL : Coverage.SOME;
    }

    /** What it covers, in pixels of the photo. */
    public Rectangle area() {
        return new Rectangle(area);
    }

    /** Row by row, {@link #stride} apart; its own, for speed. */
    public int[] argb() {
        return argb;
    }

    public int stride() {
        return width;
    }

    int index(int x, int y) {
        return (y - area.y) * width + x - area.x;
    }

    /** One colour over another, both premultiplied. */
    public static int over(int above, int below) {
        return below == 0 || above >>> 24 == 255 ? above : above + scaled(below, 255 - (above >>> 24));
    }

    /** All four parts times {@code alpha / 255}, rounded, lest something opaque over itself become less so. */
    static int scaled(int colour, int alpha) {
        int factor = alpha + (alpha >>> 7); // 0 to 256: 255 keeps, 0 clears
        int redBlue = ((colour & 0xFF00FF) * factor + 0x800080) >>> 8 & 0xFF00FF;
        int alphaGreen = ((colour >>> 8 & 0xFF00FF) * factor + 0x800080) & 0xFF00FF00;
        return redBlue | alphaGreen;
    }
}
