package dev.maskbot.processor.artwork;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One filled shape of a drawing. Immutable as long as nobody changes the shape. */
record Fill(Shape shape, Paint paint) {

    Fill(String path, Paint paint) {
        this(PathData.parse(path), paint);
    }

    /** The part of a path that lies on the cloth: cut beforehand, since a clip would leave a jagged edge. */
    static Fill on(Shape cloth, String path, Paint paint) {
        var part = new Area(PathData.parse(path));
        part.intersect(new Area(cloth));
        return new Fill(part, paint);
    }

    /** The crescent of a cloth's edge that faces the given way, as wide as the step is long. */
    static Fill edge(Shape cloth, double dx, double dy, Paint paint) {
        var edge = new Area(cloth);
        edge.subtract(new Area(AffineTransform.getTranslateInstance(-dx, -dy).createTransformedShape(cloth)));
        return new Fill(edge, paint);
    }

    /** A colour that is gone at the second point. */
    static Paint fade(Color colour, int alpha, double x1, double y1, double x2, double y2) {
        return gradient(translucent(colour, alpha), x1, y1, translucent(colour, 0), x2, y2);
    }

    static Paint gradient(Color from, double x1, double y1, Color to, double x2, double y2) {
        return new GradientPaint((float) x1, (float) y1, from, (float) x2, (float) y2, to);
    }

    static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** A soft line along a shape's edge: thin coats of ever wider lines. */
    static List<Fill> blurred(Shape shape, double width, int coats, Color coat) {
        return IntStream.rangeClosed(1, coats)
                .mapToObj(i -> new Fill(round(i * width / coats).createStrokedShape(shape), coat))
                .toList();
    }

    static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    static Rectangle2D extent(Stream<Fill> fills) {
        return fills.map(fill -> fill.shape().getBounds2D())
                .reduce(Rectangle2D::createUnion)
                .orElseThrow();
    }

    void fill(Graphics2D graphics) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }
}
