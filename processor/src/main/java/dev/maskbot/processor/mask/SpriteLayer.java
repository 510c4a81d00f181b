package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.Stream;

/** A sprite on a face: warped, lit and laid over what is there, or cutting a hole into it. Immutable. */
final class SpriteLayer implements Layer {
    /** Between exact points of the perspective, in pixels; straight lines between them are off by less than a pixel. */
    private static final int SPAN = 16;

    private final Sprite.Level level;
    private final Homography toSprite;
    private final List<Point2D.Double> corners;
    private final Light light;
    private final boolean cuts;

    private SpriteLayer(
            Sprite.Level level, Homography toSprite, List<Point2D.Double> corners, Light light, boolean cuts) {
        this.level = level;
        this.toSprite = toSprite;
        this.corners = corners;
        this.light = light;
        this.cuts = cuts;
    }

    /**
     * Fits it.
     *
     * @param toPixels from units
     * @param cuts whether it removes what is there instead of covering it
     */
    static SpriteLayer of(Sprite sprite, Homography toPixels, Light light, boolean cuts) {
        var extent = sprite.extent();
        var level = sprite.level(toPixels.scaleAt(extent.getCenterX(), extent.getCenterY()));
        var fromSprite = toPixels.after(Homography.of(level.fromUnits()).inverse());
        var corners = Stream.of(
                        fromSprite.apply(0, 0),
                        fromSprite.apply(level.width(), 0),
                        fromSprite.apply(level.width(), level.height()),
                        fromSprite.apply(0, level.height()))
                .toList();
        return new SpriteLayer(level, fromSprite.inverse(), corners, light, cuts);
    }

    @Override
    public Rectangle bounds() {
        double left = corners.stream().mapToDouble(corner -> corner.x).min().orElseThrow();
        double right = corners.stream().mapToDouble(corner -> corner.x).max().orElseThrow();
        double top = corners.stream().mapToDouble(corner -> corner.y).min().orElseThrow();
        double bottom = corners.stream().mapToDouble(corner -> corner.y).max().orElseThrow();
        int x = (int) Math.floor(left);
        int y = (int) Math.floor(top);
        return new Rectangle(x, y, (int) Math.ceil(right) - x, (int) Math.ceil(bottom) - y);
    }

    @Override
    public void paint(Strip strip) {
        var part = bounds().intersection(strip.area());
        for (int y = part.y; y < part.y + part.height; y++) {
            paintRow(strip, part, y);
        }
    }

    private void paintRow(Strip strip, Rectangle part, int y) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            var from = corners.get(i);
            var to = corners.get((i + 1) % 4);
            double top = Math.max(y, Math.min(from.y, to.y));
            double bottom = Math.min(y + 1, Math.max(from.y, to.y));
            if (top <= bottom) {
                double slope = from.y == to.y ? 0 : (to.x - from.x) / (to.y - from.y);
                double atTop = from.y == to.y ? from.x : from.x + (top - from.y) * slope;
                double atBottom = from.y == to.y ? to.x : from.x + (bottom - from.y) * slope;
                first = Math.min(first, Math.min(atTop, atBottom));
                last = Math.max(last, Math.max(atTop, atBottom));
            }
        }
        if (first <= last) {
            int left = Math.max(part.x, (int) Math.floor(first));
            int right = Math.min(part.x + part.width, (int) Math.ceil(last));
            for (int x = left; x < right; x += SPAN) {
                paintSpan(strip, x, Math.min(x + SPAN, right), y);
            }
        }
    }

    /** In 16.16 fixed point, from the middle of the first pixel to that of the last. */
    private void paintSpan(Strip strip, int left, int right, int y) {
        int steps = right - left;
        var from = toSprite.apply(left + 0.5, y + 0.5);
        var to = toSprite.apply(right + 0.5, y + 0.5);
        int u = fixed(from.x);
        int v = fixed(from.y);
        int du = (fixed(to.x) - u) / steps;
        int dv = (fixed(to.y) - v) / steps;
        boolean inside = isInside(u, v) && isInside(u + steps * du, v + steps * dv);
        var sprite = level.argb();
        int width = level.width();
        var out = strip.argb();
        int at = strip.index(left, y);
        strip.touch(left, right);
        for (int i = at; i < at + steps; i++, u += du, v += dv) {
            if (inside || isInside(u, v)) {
                int pixel = (v >> 16) * width + (u >> 16);
                int colour = sample(sprite, pixel, width, u >>> 8 & 0xFF, v >>> 8 & 0xFF);
                if (colour != 0) {
                    out[i] = cuts ? Strip.scaled(out[i], 255 - (colour >>> 24)) : Strip.over(light.on(colour), out[i]);
                }
            }
        }
    }

    private static int fixed(double value) {
        return (int) Math.round((value - 0.5) * 65536);
    }

    /** Whether there are four pixels around it: outside it is transparent. */
    private boolean isInside(int u, int v) {
        return u >= 0 && v >= 0 && u >> 16 < level.width() - 1 && v >> 16 < level.height() - 1;
    }

    /** Bilinear, two parts at once: {@code right} and {@code down} of 256 of the way to the next pixels. */
    private static int sample(int[] argb, int at, int width, int right, int down) {
        int p = argb[at];
        int q = argb[at + 1];
        int r = argb[at + width];
        int s = argb[at + width + 1];
        if ((p | q | r | s) == 0) {
            return 0;
        }
        int ofS = (right * down + 128) >> 8;
        int ofQ = right - ofS;
        int ofR = down - ofS;
        int ofP = 256 - right - ofR;
        int redBlue = (p & 0xFF00FF) * ofP + (q & 0xFF00FF) * ofQ + (r & 0xFF00FF) * ofR + (s & 0xFF00FF) * ofS;
        int alphaGreen = (p >>> 8 & 0xFF00FF) * ofP
                + (q >>> 8 & 0xFF00FF) * ofQ
                + (r >>> 8 & 0xFF00FF) * ofR
                + (s >>> 8 & 0xFF00FF) * ofS;
        return (redBlue >>> 8 & 0xFF00FF) | (alphaGreen & 0xFF00FF00);
    }
}
