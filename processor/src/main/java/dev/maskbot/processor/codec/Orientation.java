package dev.maskbot.processor.codec;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** How a camera was held, and what its pixels have to go through to be upright; in the order of EXIF's numbers, from 1. */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    /** The camera's top points to the right. */
    CLOCKWISE(true, false, true),
    TRANSVERSED(true, true, true),
    COUNTERCLOCKWISE(true, true, false);

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Upright for any other number. */
    static Orientation of(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
    }

    /** Whether width and height change places. */
    public boolean swapped() {
        return swapped;
    }

    /** A new picture unless it is upright. */
    BufferedImage upright(BufferedImage photo) {
        if (this == UPRIGHT) {
            return photo;
        }
        int width = photo.getWidth();
        int height = photo.getHeight();
        var upright = new BufferedImage(
                swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_INT_RGB);
        var from = ((DataBufferInt) photo.getRaster().getDataBuffer()).getData();
        var to = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
        int columns = upright.getWidth();
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < columns; x++) {
                int column = swapped ? y : x;
                int row = swapped ? x : y;
                to[y * columns + x] = from[
                        (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column)];
            }
        }
        return upright;
    }
}
