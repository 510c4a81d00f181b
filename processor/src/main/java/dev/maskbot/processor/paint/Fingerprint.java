package dev.maskbot.processor.paint;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * What a picture keeps when it is encoded again or scaled: of 8 rows of 9 squares, which are darker than their right
 * neighbour (dHash: Krawetz, "Kind of Like That", 2013). Nothing of the picture can be seen in it. Immutable.
 */
public record Fingerprint(long bits) {
    private static final int ROWS = 8;
    private static final int COLUMNS = 9;

    /** Points looked at in a square, along a side. */
    private static final int POINTS = 24;

    /** Of a picture's shorter side, in pixels: in a smaller one a point is not near enough to where it should be. */
    static final int SIDE = 2 * ROWS * POINTS;

    /** Of 255 in the mean: less is noise of the encoding, of which even surfaces have more than differences. */
    private static final double NOISE = 1.5;

    /** @param picture of {@link BufferedImage#TYPE_INT_RGB} */
    static Fingerprint of(BufferedImage picture) {
        var bits = 0L;
        for (var row = 0; row < ROWS; row++) {
            var left = light(picture, 0, row);
            for (var column = 1; column < COLUMNS; column++) {
                var right = light(picture, column, row);
                bits = (bits << 1) | (left + NOISE < right ? 1 : 0);
                left = right;
            }
        }
        return new Fingerprint(bits);
    }

    /** How many of the 64 bits differ. */
    public int distance(Fingerprint other) {
        return Long.bitCount(bits ^ other.bits);
    }

    /** The mean of a square, 0 to 255. */
    private static double light(BufferedImage picture, int column, int row) {
        var pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        var sum = 0.0;
        for (var y = 0; y < POINTS; y++) {
            var line = at(row * POINTS + y, ROWS * POINTS, picture.getHeight()) * picture.getWidth();
            for (var x = 0; x < POINTS; x++) {
                var rgb = pixels[line + at(column * POINTS + x, COLUMNS * POINTS, picture.getWidth())];
                // Rec. 601, as JPEG's luminance
                sum += 0.299 * ((rgb >> 16) & 0xFF) + 0.587 * ((rgb >> 8) & 0xFF) + 0.114 * (rgb & 0xFF);
            }
        }
        return sum / (POINTS * POINTS);
    }

    /** The pixel in the middle of a point's part of a side. */
    private static int at(int point, int points, int pixels) {
        return (int) ((2L * point + 1) * pixels / (2L * points));
    }
}
