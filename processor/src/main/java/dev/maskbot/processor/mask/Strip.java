package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * What is to be laid over some rows of a photo: premultiplied ARGB, transparent at first. Strips are worked on one after
 * the other, so that a mask needs no memory of its size. Not safe for use by several threads.
 */
public final class Strip {
    private static final int CELL = 8;

    private final int[][] rows;
    private final int width;
    private final boolean[] touched;
    private final Samples samples;
    private Rectangle area = new Rectangle();

    /** Has room for areas of up to this size. */
    public Strip(int width, int height) {
        this.rows = new int[height][width];
        this.width = width;
        this.touched = new boolean[width / CELL + 1];
        this.samples = new Samples(width);
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
        for (var row : rows) {
            Arrays.fill(row, cell * CELL, right, 0);
        }
    }

    /** To be called before pixels are painted, from an x in the photo up to another; they are in the strip. */
    void touch(int left, int right) {
        int last = (right - 1 - area.x) / CELL;
        for (int cell = (left - area.x) / CELL; cell <= last; cell++) {
            touched[cell] = true;
        }
    }

    /** Whether anything may be painted in some columns, counted from the strip's left. */
    public boolean isTouched(int first, int columns) {
        for (int cell = first / CELL; cell <= (first + columns - 1) / CELL; cell++) {
            if (touched[cell]) {
                return true;
            }
        }
        return false;
    }

    /** What it covers, in pixels of the photo. */
    public Rectangle area() {
        return new Rectangle(area);
    }

    /** One of its rows, counted from its top; its own, for speed. */
    public int[] row(int row) {
        return rows[row];
    }

    /** The x in the photo of its first column. */
    int left() {
        return area.x;
    }

    /** The y in the photo of its first row. */
    int top() {
        return area.y;
    }

    /** Room for a row of samples, of which the first is that of the first column. */
    Samples samples() {
        return samples;
    }

    /** Lays some of a row of colours over what is there, from a column up to another. */
    void cover(int[] colours, int from, int to, int y) {
        touch(from + area.x, to + area.x);
        cover(rows[y - area.y], colours, from, to);
    }

    private static void cover(int[] below, int[] above, int from, int to) {
        for (int i = from; i < to; i++) {
            below[i] = over(above[i], below[i]);
        }
    }

    /** Removes as much of what is there as a row of colours is opaque, from a column up to another. */
    void cut(int[] colours, int from, int to, int y) {
        cut(rows[y - area.y], colours, from, to);
    }

    private static void cut(int[] below, int[] hole, int from, int to) {
        for (int i = from; i < to; i++) {
            below[i] = scaled(below[i], 255 - (hole[i] >>> 24));
        }
    }

    /** One colour over another, both premultiplied. */
    public static int over(int above, int below) {
        return above + scaled(below, 255 - (above >>> 24));
    }

    /** All four parts times {@code alpha / 255}, rounded, lest something opaque over itself become less so. */
    static int scaled(int colour, int alpha) {
        int factor = alpha + (alpha >>> 7); // 0 to 256: 255 keeps, 0 clears
        int redBlue = ((colour & 0xFF00FF) * factor + 0x800080) >>> 8 & 0xFF00FF;
        int alphaGreen = ((colour >>> 8 & 0xFF00FF) * factor + 0x800080) & 0xFF00FF00;
        return redBlue | alphaGreen;
    }
}
