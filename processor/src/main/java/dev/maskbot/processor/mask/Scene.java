package dev.maskbot.processor.mask;

/** A photo as effects look at it: its size, and the mean colours of its cells of eight by eight pixels. */
public interface Scene {
    /** The side of a cell, in pixels: that of a block of JPEG's, whose mean is known without decoding it. */
    int CELL = 8;

    int width();

    int height();

    /**
     * The mean colour of a cell, {@code 0xRRGGBB}.
     *
     * @param column 0 to (width - 1) / 8
     * @param row 0 to (height - 1) / 8
     */
    int colour(int column, int row);
}
