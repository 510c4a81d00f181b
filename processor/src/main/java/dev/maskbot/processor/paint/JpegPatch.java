package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.mask.Layer;
import dev.maskbot.processor.mask.Strip;
import dev.maskbot.processor.turbo.Coefficients;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints on the coefficients of a JPEG. Laying something over a picture is linear, and so is the way from colours to
 * components: each block that a mask touches is decoded, painted on and encoded alone, with the picture's own tables, and
 * no other block is changed. For one picture and one thread.
 */
final class JpegPatch {
    private final int mcuWidth;
    private final int mcuHeight;
    private final int columns;
    private final int rows;
    private final Coverage coverage;
    private final List<Downsampled> resolutions = new ArrayList<>();
    private final List<PatchedComponent> components = new ArrayList<>();

    JpegPatch(JpegHeader header, Coefficients coefficients) {
        mcuWidth = header.across() * Dct.SIZE;
        mcuHeight = header.down() * Dct.SIZE;
        columns = (header.width() + mcuWidth - 1) / mcuWidth;
        rows = (header.height() + mcuHeight - 1) / mcuHeight;
        coverage = new Coverage(columns * mcuWidth, mcuHeight);
        for (int which = 0; which < header.components().size(); which++) {
            var component = header.components().get(which);
            var colours = resolution(header.across() / component.across(), header.down() / component.down());
            components.add(new PatchedComponent(header, coefficients, which, colours));
        }
    }

    private Downsampled resolution(int across, int down) {
        return resolutions.stream()
                .filter(each -> each.isOf(across, down))
                .findFirst()
                .orElseGet(() -> {
                    resolutions.add(new Downsampled(across, down, columns * mcuWidth, mcuHeight));
                    return resolutions.getLast();
                });
    }

    /** The first layer first. */
    void paint(List<Layer> layers) {
        var strip = new Strip(columns * mcuWidth, mcuHeight);
        for (int row = 0; row < rows; row++) {
            var line = new Rectangle(0, row * mcuHeight, columns * mcuWidth, mcuHeight);
            var here = layers.stream()
                    .filter(layer -> layer.bounds().intersects(line))
                    .toList();
            if (!here.isEmpty()) {
                strip.moveTo(0, line.y, line.width, line.height);
                here.forEach(layer -> layer.paint(strip));
                patch(strip, row);
            }
        }
        components.forEach(PatchedComponent::finish);
    }

    /** All MCUs next to one another that are touched, together. */
    private void patch(Strip strip, int row) {
        int first = 0;
        for (int column = 0; column <= columns; column++) {
            if (column == columns || !strip.isTouched(column * mcuWidth, mcuWidth)) {
                if (first < column) {
                    patch(strip, row, first, column);
                }
                first = column + 1;
            }
        }
    }

    private void patch(Strip strip, int row, int first, int last) {
        coverage.fill(strip, first * mcuWidth, last * mcuWidth);
        resolutions.forEach(each -> each.fill(strip, first * mcuWidth, last * mcuWidth));
        components.forEach(each -> each.paint(row, first, last, coverage));
    }
}
