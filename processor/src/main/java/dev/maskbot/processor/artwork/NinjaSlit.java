package dev.maskbot.processor.artwork;

import dev.maskbot.processor.mask.Drawing;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/** What is around the opening of the ninja's hood: the stitched hem, the shadow that it throws on the face, the star. */
public final class NinjaSlit implements Drawing {
    /** As far as the brows; its lower edge rises over the bridge of the nose. */
    static final Shape SLIT = PathData.parse("M -1.03 -0.2 C -0.82 -0.42 -0.4 -0.49 0 -0.46 "
            + "C 0.4 -0.49 0.82 -0.42 1.03 -0.2 C 1.05 0.1 0.82 0.4 0.47 0.39 C 0.28 0.38 0.16 0.23 0 0.23 "
            + "C -0.16 0.23 -0.28 0.38 -0.47 0.39 C -0.82 0.4 -1.05 0.1 -1.03 -0.2 Z");

    private static final Fill HEM = new Fill(
            Fill.round(0.2).createStrokedShape(SLIT),
            Fill.gradient(new Color(0x4a5468), -0.9, -0.55, new Color(0x272d39), 0.9, 0.6));
    private static final Fill STITCHES = new Fill(
            new BasicStroke(0.016f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {0.05f, 0.05f}, 0)
                    .createStrokedShape(grown(SLIT, 0.11)),
            new Color(184, 196, 221, 130));
    private static final Fill STAR = new Fill(
            "M 0 -1.14 L 0.053 -0.993 L 0.2 -0.94 L 0.053 -0.887 L 0 -0.74 L -0.053 -0.887 L -0.2 -0.94 "
                    + "L -0.053 -0.993 Z M 0 -0.975 L -0.035 -0.94 L 0 -0.905 L 0.035 -0.94 Z",
            Fill.gradient(new Color(0xe8ecf2), -0.15, -1.15, new Color(0x8b93a3), 0.15, -0.85));

    private static final List<Fill> SHADOW = Fill.blurred(
            AffineTransform.getTranslateInstance(0.02, 0.04).createTransformedShape(SLIT),
            0.2,
            9,
            new Color(0, 0, 0, 20));

    private static final List<Fill> FILLS =
            Stream.concat(SHADOW.stream(), Stream.of(HEM, STITCHES, STAR)).toList();

    @Override
    public Rectangle2D extent() {
        return Fill.extent(FILLS.stream());
    }

    @Override
    public void draw(Graphics2D graphics) {
        FILLS.forEach(fill -> fill.fill(graphics));
    }

    /** A shape with a margin half as wide as the given width. */
    private static Shape grown(Shape shape, double width) {
        var grown = new Area(Fill.round(width).createStrokedShape(shape));
        grown.add(new Area(shape));
        return grown;
    }
}
