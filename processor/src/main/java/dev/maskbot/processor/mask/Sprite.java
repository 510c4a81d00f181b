package dev.maskbot.processor.mask;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;

/**
 * A drawing in pixels, premultiplied ARGB, at full size and again and again halved, so that a small mask is made of few
 * pixels and does not flicker. Every level ends with a transparent border. Its pixels are not to be changed.
 */
public final class Sprite {
    /** For sharp edges on faces that fill a photo of four megapixels. */
    private static final int PIXELS_TO_THE_UNIT = 256;

    private static final int BORDER = 2;
    private static final int SMALLEST = 8;

    private final Rectangle2D extent;
    private final List<Level> levels;

    private Sprite(Rectangle2D extent, List<Level> levels) {
        this.extent = extent;
        this.levels = List.copyOf(levels);
    }

    /** One size of it. */
    static final class Level {
        /** Pixels to the side of a tile, as a power of two. */
        private static final int TILE = 5;

        private final int width;
        private final int height;
        private final int[] argb;
        private final AffineTransform fromUnits;
        private final int tilesAcross;
        private final boolean[] painted;

        /** @param fromUnits to its pixels */
        Level(int width, int height, int[] argb, AffineTransform fromUnits) {
            this.width = width;
            this.height = height;
            this.argb = argb;
            this.fromUnits = fromUnits;
            tilesAcross = (width >> TILE) + 1;
            painted = new boolean[tilesAcross * ((height >> TILE) + 1)];
            for (int i = 0; i < argb.length; i++) {
                painted[((i / width) >> TILE) * tilesAcross + ((i % width) >> TILE)] |= argb[i] != 0;
            }
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        int[] argb() {
            return argb;
        }

        AffineTransform fromUnits() {
            return fromUnits;
        }

        /** Whether there are four pixels around a point, in 16.16 fixed point. */
        boolean contains(int u, int v) {
            return u >= 0 && v >= 0 && u >> 16 < width - 1 && v >> 16 < height - 1;
        }

        /** Whether it is transparent between two points, as far as can be told without looking at pixels. */
        boolean isEmpty(int u, int v, int toU, int toV) {
            int left = Math.min(u, toU) >> (16 + TILE);
            int right = ((Math.max(u, toU) >> 16) + 1) >> TILE;
            int top = Math.min(v, toV) >> (16 + TILE);
            int bottom = ((Math.max(v, toV) >> 16) + 1) >> TILE;
            for (int row = Math.max(top, 0); row <= Math.min(bottom, height >> TILE); row++) {
                for (int column = Math.max(left, 0); column <= Math.min(right, width >> TILE); column++) {
                    if (painted[row * tilesAcross + column]) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Its size in pixels to the unit. */
        double scale() {
            return fromUnits.getScaleX();
        }

        /** Means of four by premultiplied colours. */
        private Level halved() {
            int columns = width / 2 + 1;
            int rows = height / 2 + 1;
            var half = new int[columns * rows];
            for (int y = 0; y < height / 2; y++) {
                for (int x = 0; x < width / 2; x++) {
                    int at = 2 * y * width + 2 * x;
                    half[y * columns + x] = mean(argb[at], argb[at + 1], argb[at + width], argb[at + width + 1]);
                }
            }
            var smaller = AffineTransform.getScaleInstance(0.5, 0.5);
            smaller.concatenate(fromUnits);
            return new Level(columns, rows, half, smaller);
        }

        private static int mean(int p, int q, int r, int s) {
            int redBlue = (p & 0xFF00FF) + (q & 0xFF00FF) + (r & 0xFF00FF) + (s & 0xFF00FF) + 0x20002;
            int alphaGreen =
                    (p >>> 8 & 0xFF00FF) + (q >>> 8 & 0xFF00FF) + (r >>> 8 & 0xFF00FF) + (s >>> 8 & 0xFF00FF) + 0x20002;
            return (redBlue >>> 2 & 0xFF00FF) | (alphaGreen >>> 2 & 0xFF00FF) << 8;
        }
    }

    /** Draws it, which takes a while. */
    public static Sprite of(Drawing drawing) {
        var extent = drawing.extent();
        int width = (int) Math.ceil(extent.getWidth() * PIXELS_TO_THE_UNIT) + 2 * BORDER;
        int height = (int) Math.ceil(extent.getHeight() * PIXELS_TO_THE_UNIT) + 2 * BORDER;
        var fromUnits = AffineTransform.getTranslateInstance(BORDER, BORDER);
        fromUnits.scale(PIXELS_TO_THE_UNIT, PIXELS_TO_THE_UNIT);
        fromUnits.translate(-extent.getX(), -extent.getY());

        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.transform(fromUnits);
        drawing.draw(graphics);
        graphics.dispose();

        var levels = new ArrayList<Level>();
        var pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        levels.add(new Level(width, height, pixels, fromUnits));
        while (Math.min(levels.getLast().width(), levels.getLast().height()) > 2 * SMALLEST) {
            levels.add(levels.getLast().halved());
        }
        return new Sprite(extent, levels);
    }

    Rectangle2D extent() {
        return (Rectangle2D) extent.clone();
    }

    /** The smallest level that has at least three of its pixels for four of the photo's: else it would look blurred. */
    Level level(double pixelsToTheUnit) {
        return levels.reversed().stream()
                .filter(level -> level.scale() >= 0.75 * pixelsToTheUnit)
                .findFirst()
                .orElse(levels.getFirst());
    }
}
