package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.codec.JpegHeader.Component;
import dev.maskbot.processor.turbo.Coefficients;

/** One component of a JPEG that is painted on. For one picture and one thread. */
final class PatchedComponent {
    private final Coefficients coefficients;
    private final int which;
    private final Component component;
    private final int width;
    private final int height;
    private final Overlay overlay;
    private final BlockBatch opaque;
    private final BlockBatch translucent;

    PatchedComponent(JpegHeader header, Coefficients coefficients, int which, Downsampled colours) {
        this.coefficients = coefficients;
        this.which = which;
        component = header.components().get(which);
        width = Dct.SIZE * header.across() / component.across();
        height = Dct.SIZE * header.down() / component.down();
        overlay = new Overlay(colours, which);
        var table = header.tables()[component.table()];
        opaque = new BlockBatch(coefficients, which, table, true);
        translucent = new BlockBatch(coefficients, which, table, false);
    }

    /**
     * Paints some MCUs of a row.
     *
     * @param first of their columns
     * @param last end of their columns
     */
    void paint(int row, int first, int last, Coverage coverage) {
        int left = first * component.across();
        int right = last * component.across();
        overlay.fill(left * width, right * width);
        for (int y = 0; y < component.down(); y++) {
            int blockRow = row * component.down() + y;
            for (int x = left; x < right; x++) {
                // A component that is alone has no blocks beyond the picture.
                if (blockRow < coefficients.rows(which) && x < coefficients.columns(which)) {
                    add(blockRow, x, y, coverage.of(x * width, y * height, width, height));
                }
            }
        }
    }

    private void add(int row, int column, int rowInMcu, Coverage.Extent extent) {
        switch (extent) {
            case NOTHING -> {
                // as it is
            }
            case SOME -> translucent.add(row, column, overlay, column * Dct.SIZE, rowInMcu * Dct.SIZE);
            case ALL -> opaque.add(row, column, overlay, column * Dct.SIZE, rowInMcu * Dct.SIZE);
        }
    }

    /** Paints what is not painted yet. */
    void finish() {
        opaque.flush();
        translucent.flush();
    }
}
