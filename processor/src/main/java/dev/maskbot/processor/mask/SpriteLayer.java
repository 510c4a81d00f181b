package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.Stream;

/** A sprite on a face: warped, lit and laid over what is there, or cutting a hole into it. Immutable. */
final class SpriteLayer implements Layer {
    /** Between exact points of the perspective, in pixels; straight lines between them are off by less than a pixel. */
    private static final int SPAN = 16;

    private static final double ONE = 65_536;
    private static final double HALF = ONE / 2;

    private final Sprite.Level level;
    private final Homography toSprite;
    private final List<Point2D.Double> corners;
    private final Rectangle bounds;
    private final Light light;
    private final boolean cuts;

    private SpriteLayer(
            Sprite.Level level, Homography toSprite, List<Point2D.Double> corners, Light light, boolean cuts) {
        this.level = level;
        this.toSprite = toSprite;
        this.corners = corners;
        this.bounds = bounds(corners);
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

    private static Rectangle bounds(List<Point2D.Double> corners) {
        double left = corners.stream().mapToDouble(corner -> corner.x).min().orElseThrow();
        double right = corners.stream().mapToDouble(corner -> corner.x).max().orElseThrow();
        double top = corners.stream().mapToDouble(corner -> corner.y).min().orElseThrow();
        double bottom = corners.stream().mapToDouble(corner -> corner.y).max().orElseThrow();
        int x = (int) Math.floor(left);
        int y = (int) Math.floor(top);
        return new Rectangle(x, y, (int) Math.ceil(right) - x, (int) Math.ceil(bottom) - y);
    }

    @Override
    public Rectangle bounds() {
        return new Rectangle(bounds);
    }

    @Override
    public void paint(Strip strip) {
        var part = bounds.intersection(strip.area());
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
            if (left < right) {
                paintRow(strip, left, right, y);
            }
        }
    }

    private void paintRow(Strip strip, int left, int right, int y) {
        var samples = strip.samples();
        locate(samples, left, right, y, strip.left());
        int from = samples.first(level, left - strip.left(), right - strip.left());
        int to = samples.last(level, from, right - strip.left());
        if (from < to) {
            var colours = samples.colours(level, from, to);
            if (cuts) {
                strip.cut(colours, from, to, y);
            } else {
                light.shine(colours, from, to);
                strip.cover(colours, from, to, y);
            }
        }
    }

    /** On straight lines of a length over which perspective does not bend them. */
    private void locate(Samples samples, int left, int right, int y, int origin) {
        boolean flat = toSprite.g() == 0 && toSprite.h() == 0;
        int span = flat ? right - left : SPAN;
        double x0 = toSprite.b() * (y + 0.5) + toSprite.c();
        double y0 = toSprite.e() * (y + 0.5) + toSprite.f();
        double w0 = toSprite.h() * (y + 0.5) + toSprite.i();
        int nextU = 0;
        int nextV = 0;
        for (int x = left; x < right + span; x += span) {
            int u = nextU;
            int v = nextV;
            double w = ONE / (toSprite.g() * (x + 0.5) + w0);
            nextU = (int) Math.floor((toSprite.a() * (x + 0.5) + x0) * w - HALF);
            nextV = (int) Math.floor((toSprite.d() * (x + 0.5) + y0) * w - HALF);
            if (x > left) {
                int from = x - span - origin;
                int to = Math.min(x, right) - origin;
                samples.locate(from, to, u, v, (nextU - u) / span, (nextV - v) / span);
            }
        }
    }
}
