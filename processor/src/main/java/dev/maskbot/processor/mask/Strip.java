package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * What is to be laid over some rows of a photo: premultiplied ARGB, transparent at first. Strips are worked on one after
 * the other, so that a mask needs no memory of its size. Not safe for use by several threads.
 */
public final class Strip {
    private final int[] argb;
    private final int width;
    private Rectangle area = new Rectangle();

    /** Has room for areas of up to this size. */
    public Strip(int width, int height) {
        this.argb = new int[width * height];
        this.width = width;
    }

    /** Moves it, made transparent, to an area of the photo. */
    public void moveTo(int x, int y, int columns, int rows) {
        area = new Rectangle(x, y, columns, rows);
        Arrays.fill(argb, 0, width * rows, 0);
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
        return below == 0 ? above : above + scaled(below, 255 - (above >>> 24));
    }

    /** All four parts times {@code alpha / 255}, rounded, lest something opaque over itself become less so. */
    static int scaled(int colour, int alpha) {
        int factor = alpha + (alpha >>> 7); // 0 to 256: 255 keeps, 0 clears
        int redBlue = ((colour & 0xFF00FF) * factor + 0x800080) >>> 8 & 0xFF00FF;
        int alphaGreen = ((colour >>> 8 & 0xFF00FF) * factor + 0x800080) & 0xFF00FF00;
        return redBlue | alphaGreen;
    }
}
