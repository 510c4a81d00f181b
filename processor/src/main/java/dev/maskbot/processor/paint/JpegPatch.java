package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.codec.JpegHeader.Component;
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
    private final short[] block = new short[Coefficients.BLOCK];
    private final float[] samples = new float[Coefficients.BLOCK];
    private final float[] above = new float[Coefficients.BLOCK];
    private final float[] through = new float[Coefficients.BLOCK];

    JpegPatch(JpegHeader header, Coefficients coefficients) {
        this.header = header;
        this.coefficients = coefficients;
        this.transforms = header.components().stream()
                .map(component -> new Dct(header.tables()[component.table()]))
                .toArray(Dct[]::new);
    }

    /** The first layer first. */
    void paint(List<Layer> layers) {
        int mcuWidth = header.across() * Dct.SIZE;
        int mcuHeight = header.down() * Dct.SIZE;
        int columns = (header.width() + mcuWidth - 1) / mcuWidth;
        int rows = (header.height() + mcuHeight - 1) / mcuHeight;
        var strip = new Strip(columns * mcuWidth, mcuHeight);
        for (int row = 0; row < rows; row++) {
            var line = new Rectangle(0, row * mcuHeight, columns * mcuWidth, mcuHeight);
            var here = layers.stream()
                    .filter(layer -> layer.bounds().intersects(line))
                    .toList();
            var part = here.stream()
                    .map(Layer::bounds)
                    .reduce(Rectangle::union)
                    .orElse(new Rectangle())
                    .intersection(line);
            if (!part.isEmpty()) {
                int first = part.x / mcuWidth;
                int last = (part.x + part.width - 1) / mcuWidth;
                strip.moveTo(first * mcuWidth, row * mcuHeight, (last - first + 1) * mcuWidth, mcuHeight);
                here.forEach(layer -> layer.paint(strip));
                for (int which = 0; which < transforms.length; which++) {
                    blend(strip, which, row, first, last);
                }
            }
        }
    }

    /** All blocks of a component in some of the MCUs of a row. */
    private void blend(Strip strip, int which, int row, int first, int last) {
        var component = header.components().get(which);
        for (int y = row * component.down(); y < (row + 1) * component.down(); y++) {
            int right = Math.min((last + 1) * component.across(), coefficients.columns(which));
            for (int x = first * component.across(); x < right && y < coefficients.rows(which); x++) {
                blend(strip, which, component, y, x);
            }
        }
    }

    private void blend(Strip strip, int which, Component component, int row, int column) {
        switch (gather(strip, which, component, row, column)) {
            case NOTHING -> {
                return;
            }
            case ALL -> System.arraycopy(above, 0, samples, 0, samples.length);
            case SOME -> {
                coefficients.read(which, row, column, 1, block);
                transforms[which].toSamples(block, 0, samples);
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = Math.clamp(samples[i], -128, 127) * through[i] + above[i];
                }
            }
        }
        transforms[which].toCoefficients(samples, block, 0);
        coefficients.write(which, row, column, block, 0);
    }

    private enum Covered {
        NOTHING,
        SOME,
        ALL
    }

    /** What lies over each sample of a block, around 0, and the share of what is below that is seen through it. */
    private Covered gather(Strip strip, int which, Component component, int row, int column) {
        int across = header.across() / component.across();
        int down = header.down() / component.down();
        var argb = strip.argb();
        var area = strip.area();
        int corner = (row * Dct.SIZE * down - area.y) * strip.stride() + column * Dct.SIZE * across - area.x;
        int pixels = across * down;
        int least = 255 * pixels;
        int most = 0;
        for (int i = 0; i < samples.length; i++) {
            int at = corner + (i / Dct.SIZE) * down * strip.stride() + (i % Dct.SIZE) * across;
            int alpha = 0;
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int dy = 0; dy < down; dy++) {
                for (int dx = 0; dx < across; dx++) {
                    int colour = argb[at + dy * strip.stride() + dx];
                    alpha += colour >>> 24;
                    red += colour >> 16 & 0xFF;
                    green += colour >> 8 & 0xFF;
                    blue += colour & 0xFF;
                }
            }
            least = Math.min(least, alpha);
            most = Math.max(most, alpha);
            above[i] = component(which, red, green, blue, alpha) / pixels;
            through[i] = 1 - alpha / (255f * pixels);
        }
        return most == 0 ? Covered.NOTHING : least == 255 * pixels ? Covered.ALL : Covered.SOME;
    }

    /** Of premultiplied colours; JFIF 1.02. */
    private static float component(int which, int red, int green, int blue, int alpha) {
        return switch (which) {
            case 0 -> 0.299f * red + 0.587f * green + 0.114f * blue - alpha * (128 / 255f);
            case 1 -> -0.1687359f * red - 0.3312641f * green + 0.5f * blue;
            default -> 0.5f * red - 0.4186876f * green - 0.0813124f * blue;
        };
    }
}
