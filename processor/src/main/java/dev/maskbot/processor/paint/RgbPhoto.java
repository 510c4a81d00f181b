package dev.maskbot.processor.paint;

import dev.maskbot.processor.mask.Layer;
import dev.maskbot.processor.mask.Scene;
import dev.maskbot.processor.mask.Strip;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** A photo of decoded pixels, which is painted on in place. Not safe for use by several threads. */
public final class RgbPhoto implements Scene {
    private static final int ROWS = 16;

    private final int[] rgb;
    private final int width;
    private final int height;

    /** @param photo of {@link BufferedImage#TYPE_INT_RGB} */
    public RgbPhoto(BufferedImage photo) {
        this.rgb = ((DataBufferInt) photo.getRaster().getDataBuffer()).getData();
        this.width = photo.getWidth();
        this.height = photo.getHeight();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int colour(int column, int row) {
        int right = Math.min(width, (column + 1) * CELL);
        int bottom = Math.min(height, (row + 1) * CELL);
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = row * CELL; y < bottom; y++) {
            for (int x = column * CELL; x < right; x++) {
                int pixel = rgb[y * width + x];
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
            }
        }
        int count = (right - column * CELL) * (bottom - row * CELL);
        return (red / count) << 16 | (green / count) << 8 | blue / count;
    }

    /** The first layer first. */
    public void paint(List<Layer> layers) {
        var strip = new Strip(width, ROWS);
        for (int y = 0; y < height; y += ROWS) {
            strip.moveTo(0, y, width, Math.min(ROWS, height - y));
            var area = strip.area();
            var here = layers.stream()
                    .filter(layer -> layer.bounds().intersects(area))
                    .toList();
            if (!here.isEmpty()) {
                here.forEach(layer -> layer.paint(strip));
                blend(strip);
            }
        }
    }

    private void blend(Strip strip) {
        var area = strip.area();
        for (int y = 0; y < area.height; y++) {
            var above = strip.row(y);
            int first = (area.y + y) * width;
            for (int x = 0; x < width; x++) {
                if (above[x] != 0) {
                    rgb[first + x] = Strip.over(above[x], rgb[first + x]);
                }
            }
        }
    }
}
