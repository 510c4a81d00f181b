package dev.maskbot.processor.mask;

import static dev.maskbot.processor.mask.Layer.gradient;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The drawing of the ninja's hood, in units of {@link FaceFrame}: cloth, sash, and the slit with its stitched hem. Lines
 * are kept as the shapes they cover, since stroking anew for each face takes longer than filling. Never changed, so safe
 * for use by several threads.
 */
final class NinjaHood {
    /** As far as the brows; its lower edge rises over the bridge of the nose. */
    private static final Shape SLIT = PathData.parse("M -1.03 -0.2 C -0.82 -0.42 -0.4 -0.49 0 -0.46 "
            + "C 0.4 -0.49 0.82 -0.42 1.03 -0.2 C 1.05 0.1 0.82 0.4 0.47 0.39 C 0.28 0.38 0.16 0.23 0 0.23 "
            + "C -0.16 0.23 -0.28 0.38 -0.47 0.39 C -0.82 0.4 -1.05 0.1 -1.03 -0.2 Z");

    private static final Layer OPENING = new Layer(SLIT, Color.BLACK);

    /** The slit and half its hem. */
    private static final Shape WINDOW = grown(SLIT, 0.11);

    private static final Layer HEM = new Layer(
            round(0.2).createStrokedShape(SLIT),
            gradient(new Color(0x4a5468), -0.9, -0.55, new Color(0x272d39), 0.9, 0.6));
    private static final Layer STITCHES = new Layer(
            new BasicStroke(0.016f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {0.05f, 0.05f}, 0)
                    .createStrokedShape(WINDOW),
            new Color(184, 196, 221, 130));
    private static final Layer STAR = new Layer(
            "M 0 -1.14 L 0.053 -0.993 L 0.2 -0.94 L 0.053 -0.887 L 0 -0.74 L -0.053 -0.887 L -0.2 -0.94 "
                    + "L -0.053 -0.993 Z M 0 -0.975 L -0.035 -0.94 L 0 -0.905 L 0.035 -0.94 Z",
            gradient(new Color(0xe8ecf2), -0.15, -1.15, new Color(0x8b93a3), 0.15, -0.85));

    private static final Layer RIM =
            Layer.edge(NinjaCloth.HEAD, -0.03, -0.02, Layer.fade(new Color(0xb8c4dd), 60, -1.5, -1.2, 0.6, 0.6));

    /** Dark towards the edges, more so away from the light, because the head is round. */
    private static final Layer ROUNDNESS = new Layer(
            NinjaCloth.HEAD, new RadialGradientPaint(-0.25f, -0.2f, 2.25f, new float[] {0.35f, 0.7f, 1}, new Color[] {
                new Color(5, 6, 10, 0), new Color(5, 6, 10, 70), new Color(5, 6, 10, 190)
            }));

    /** The shadow that the upper edge of the slit throws on the face. */
    private static final List<Layer> SHADOW = blurred(
            AffineTransform.getTranslateInstance(0.02, 0.04).createTransformedShape(SLIT),
            0.2,
            9,
            new Color(0, 0, 0, 20));

    /** Lets the edge of the cloth blend with photos that are not as sharp as it is. */
    private static final List<Layer> FEATHER = blurred(NinjaCloth.HEAD, 0.04, 3, new Color(0, 0, 0, 34));

    private static final List<Layer> ON_HEAD = Stream.of(
                    NinjaSash.ENDS,
                    NinjaCloth.LAYERS,
                    List.of(RIM),
                    NinjaSash.BAND,
                    List.of(ROUNDNESS),
                    NinjaSash.KNOTTED)
            .flatMap(List::stream)
            .toList();

    private static final Rectangle2D EXTENT = Stream.concat(ON_HEAD.stream(), FEATHER.stream())
            .map(layer -> layer.shape().getBounds2D())
            .reduce(Rectangle2D::createUnion)
            .orElseThrow();

    private NinjaHood() {}

    /** All that may be painted, in pixels. */
    static Rectangle2D extent(FaceFrame frame) {
        return frame.head().createTransformedShape(EXTENT).getBounds2D();
    }

    /** Where only this hood may be painted, lest another's cover the eyes, in pixels. */
    static Shape window(FaceFrame frame) {
        return frame.eyes().createTransformedShape(WINDOW);
    }

    /** Draws on a transparent ground; leaves paint and composite changed. */
    static void draw(Graphics2D graphics, FaceFrame frame) {
        var pixels = graphics.getTransform();
        graphics.transform(frame.head());
        ON_HEAD.forEach(layer -> layer.fill(graphics));

        graphics.setTransform(pixels);
        graphics.transform(frame.eyes());
        Stream.of(STAR, HEM, STITCHES).forEach(layer -> layer.fill(graphics));
        graphics.setComposite(AlphaComposite.DstOut);
        OPENING.fill(graphics);

        graphics.setComposite(AlphaComposite.DstOver);
        SHADOW.forEach(layer -> layer.fill(graphics));
        graphics.setTransform(pixels);
        graphics.transform(frame.head());
        FEATHER.forEach(layer -> layer.fill(graphics));
        graphics.setTransform(pixels);
    }

    /** A soft line along a shape's edge: thin coats of ever wider lines. */
    private static List<Layer> blurred(Shape shape, double width, int coats, Color coat) {
        return IntStream.rangeClosed(1, coats)
                .mapToObj(i -> new Layer(round(i * width / coats).createStrokedShape(shape), coat))
                .toList();
    }

    private static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    /** A shape with a margin half as wide as the given width. */
    private static Shape grown(Shape shape, double width) {
        var grown = new Area(round(width).createStrokedShape(shape));
        grown.add(new Area(shape));
        return grown;
    }
}
