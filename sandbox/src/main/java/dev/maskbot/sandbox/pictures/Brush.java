package dev.maskbot.sandbox.pictures;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** The few strokes that every drawing here is made of. */
final class Brush {
    /** A Gaussian, near enough: the alpha of a glow from its centre to its rim. */
    private static final float[] FALL_STOPS = {0f, 0.25f, 0.5f, 0.75f, 1f};

    private static final double[] FALL = {1, 0.82, 0.42, 0.12, 0};

    private Brush() {}

    static Graphics2D on(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        return g;
    }

    static void fill(Graphics2D g, Paint paint, Shape shape) {
        g.setPaint(paint);
        g.fill(shape);
    }

    static void line(Graphics2D g, Color color, double width, Shape shape) {
        g.setPaint(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    /** Fills a shape and shades inside it only. Its rim stays smooth, which a clip's does not. */
    static void shaded(Graphics2D g, Paint paint, Shape shape, Consumer<Graphics2D> shading) {
        Rectangle device = g.getTransform().createTransformedShape(shape).getBounds();
        device.grow(2, 2);
        BufferedImage layer = new BufferedImage(device.width, device.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D inside = on(layer);
        inside.translate(-device.x, -device.y);
        inside.transform(g.getTransform());
        fill(inside, paint, shape);
        inside.setComposite(AlphaComposite.SrcAtop);
        shading.accept(inside);
        inside.dispose();
        AffineTransform place = g.getTransform();
        g.setTransform(new AffineTransform());
        g.drawImage(layer, device.x, device.y, null);
        g.setTransform(place);
    }

    /** A soft spot: full in the centre, nothing at the rim of the ellipse. */
    static void glow(Graphics2D g, Color color, double alpha, double x, double y, double rx, double ry) {
        Color[] colors = new Color[FALL.length];
        for (int i = 0; i < FALL.length; i++) {
            colors[i] = alpha(color, alpha * FALL[i]);
        }
        AffineTransform place = g.getTransform();
        g.translate(x, y);
        g.scale(rx, ry);
        fill(g, new RadialGradientPaint(new Point2D.Double(), 1, FALL_STOPS, colors), ellipse(0, 0, 1, 1));
        g.setTransform(place);
    }

    static Ellipse2D ellipse(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    static Color alpha(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
    }

    /** The first colour with a share of the second, 0 to 1. */
    static Color mix(Color first, Color second, double share) {
        return new Color(
                (int) Math.round(first.getRed() + (second.getRed() - first.getRed()) * share),
                (int) Math.round(first.getGreen() + (second.getGreen() - first.getGreen()) * share),
                (int) Math.round(first.getBlue() + (second.getBlue() - first.getBlue()) * share));
    }
}
