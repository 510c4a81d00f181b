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

    /** Room for a photo of this size as encoded, once it is upright. */
    public BufferedImage canvas(int width, int height) {
        return new BufferedImage(swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_INT_RGB);
    }

    /**
     * Puts a row of a photo where it belongs in the upright one.
     *
     * @param y its place as encoded
     * @param height of the photo as encoded
     */
    public void place(int[] row, int y, int height, int[] upright) {
        int width = row.length;
        int line = fromBottom ? height - 1 - y : y;
        if (!swapped && !fromRight) {
            System.arraycopy(row, 0, upright, line * width, width);
            return;
        }
        for (int x = 0; x < width; x++) {
            int column = fromRight ? width - 1 - x : x;
            upright[swapped ? column * height + line : line * width + column] = row[x];
        }
    }

    /** A new picture unless it is upright. */
    BufferedImage upright(BufferedImage photo) {
        if (this == UPRIGHT) {
            return photo;
        }
        var upright = canvas(photo.getWidth(), photo.getHeight());
        var to = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
        var row = new int[photo.getWidth()];
        for (int y = 0; y < photo.getHeight(); y++) {
            photo.getRaster().getDataElements(0, y, row.length, 1, row);
            place(row, y, photo.getHeight(), to);
        }
        return upright;
    }
}
