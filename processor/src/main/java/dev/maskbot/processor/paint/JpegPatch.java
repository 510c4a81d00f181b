package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.mask.Layer;
import dev.maskbot.processor.mask.Strip;
import dev.maskbot.processor.turbo.Coefficients;
import java.awt.Rectangle;
import java.util.List;

/**
 * Paints on the coefficients of a JPEG. Laying something over a picture is linear, and so is the way from colours to
 * components: each block that a mask touches is decoded, painted on and encoded alone, with the picture's own tables, and
 * no other block is changed. For one picture and one thread.
 */
final class JpegPatch {
    private final JpegHeader header;
    private final Coefficients coefficients;
    private final Dct[] transforms;
    private final Overlay[] overlays;
    private final int mcuWidth;
    private final int mcuHeight;
    private final short[] block = new short[Coefficients.BLOCK];
    private final float[] samples = new float[Dct.SAMPLES];

    JpegPatch(JpegHeader header, Coefficients coefficients) {
        this.header = header;
        this.coefficients = coefficients;
        int count = header.components().size();
        transforms = new Dct[count];
        overlays = new Overlay[count];
        for (int i = 0; i < count; i++) {
            var component = header.components().get(i);
            transforms[i] = new Dct(header.tables()[component.table()]);
            overlays[i] = new Overlay(i, header.across() / component.across(), header.down() / component.down());
        }
        mcuWidth = header.across() * Dct.SIZE;
        mcuHeight = header.down() * Dct.SIZE;
    }

    /** The first layer first. */
    void paint(List<Layer> layers) {
        int columns = (header.width() + mcuWidth - 1) / mcuWidth;
        int rows = (header.height() + mcuHeight - 1) / mcuHeight;
        var strip = new Strip(columns * mcuWidth, mcuHeight);
        for (int row = 0; row < rows; row++) {
            var line = new Rectangle(0, row * mcuHeight, columns * mcuWidth, mcuHeight);
            var here = layers.stream()
                    .filter(layer -> layer.bounds().intersects(line))
                    .toList();
            if (!here.isEmpty()) {
                strip.moveTo(0, line.y, line.width, line.height);
                here.forEach(layer -> layer.paint(strip));
                for (int column = 0; column < columns; column++) {
                    patch(strip, row, column);
                }
            }
        }
    }

    /** One MCU. */
    private void patch(Strip strip, int row, int column) {
        switch (strip.coverage(column * mcuWidth, mcuWidth)) {
            case NOTHING -> {
                // as it is
            }
            case SOME -> patch(strip, row, column, false);
            case ALL -> patch(strip, row, column, true);
        }
    }

    private void patch(Strip strip, int row, int column, boolean opaque) {
        for (int which = 0; which < transforms.length; which++) {
            var component = header.components().get(which);
            int width = mcuWidth / component.across();
            int height = mcuHeight / component.down();
            for (int y = 0; y < component.down(); y++) {
                for (int x = 0; x < component.across(); x++) {
                    int corner = y * height * strip.stride() + column * mcuWidth + x * width;
                    int blockRow = row * component.down() + y;
                    int blockColumn = column * component.across() + x;
                    // A component that is alone has no blocks beyond the picture.
                    if (blockRow < coefficients.rows(which) && blockColumn < coefficients.columns(which)) {
                        patch(strip, corner, which, blockRow, blockColumn, opaque);
                    }
                }
            }
        }
    }

    private void patch(Strip strip, int corner, int which, int row, int column, boolean opaque) {
        var overlay = overlays[which];
        if (opaque) {
            overlay.fillOpaque(strip, corner);
            System.arraycopy(overlay.above, 0, samples, 0, samples.length);
        } else if (overlay.fill(strip, corner)) {
            coefficients.read(which, row, column, 1, block);
            transforms[which].toSamples(block, 0, samples);
            for (int i = 0; i < samples.length; i++) {
                float below = Math.min(Math.max(samples[i], -128f), 127f);
                samples[i] = below * overlay.through[i] + overlay.above[i];
            }
        } else {
            return;
        }
        transforms[which].toCoefficients(samples, block, 0);
        coefficients.write(which, row, column, block, 0);
    }
}
