package dev.maskbot.processor.artwork;

import static dev.maskbot.processor.artwork.Fill.fade;
import static dev.maskbot.processor.artwork.Fill.gradient;

import dev.maskbot.processor.mask.Drawing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/** Dark glasses in a black frame; the sky shows in them. */
public final class Sunglasses implements Drawing {
    private static final Shape RIGHT_RIM = PathData.parse("M 0.09 -0.2 C 0.25 -0.32 0.8 -0.33 0.98 -0.22 "
            + "C 1.03 -0.16 1 0.1 0.88 0.24 C 0.74 0.39 0.34 0.4 0.22 0.24 C 0.14 0.13 0.07 -0.06 0.09 -0.2 Z");
    private static final Shape RIGHT_LENS = PathData.parse("M 0.17 -0.16 C 0.3 -0.24 0.76 -0.25 0.9 -0.17 "
            + "C 0.94 -0.1 0.91 0.08 0.82 0.19 C 0.71 0.31 0.38 0.32 0.28 0.19 C 0.21 0.09 0.15 -0.05 0.17 -0.16 Z");
    private static final Shape BRIDGE = PathData.parse(
            "M -0.16 -0.2 C -0.08 -0.26 0.08 -0.26 0.16 -0.2 " + "L 0.14 -0.1 C 0.06 -0.16 -0.06 -0.16 -0.14 -0.1 Z");
    private static final Shape RIGHT_HINGE =
            PathData.parse("M 0.92 -0.23 L 1.1 -0.21 C 1.13 -0.2 1.13 -0.12 1.1 -0.11 L 0.94 -0.1 Z");

    private static final Shape RIMS = union(RIGHT_RIM, mirrored(RIGHT_RIM), BRIDGE, RIGHT_HINGE, mirrored(RIGHT_HINGE));
    private static final Paint BLACK = gradient(new Color(0x34363c), -0.6, -0.3, new Color(0x08090b), 0.7, 0.4);

    private static final List<Fill> FILLS = Stream.of(
                    Fill.blurred(
                            AffineTransform.getTranslateInstance(0.01, 0.05).createTransformedShape(RIMS),
                            0.1,
                            6,
                            new Color(0, 0, 0, 18))
                            .stream(),
                    Stream.of(new Fill(RIMS, BLACK)),
                    lens(RIGHT_LENS, 0),
                    lens(mirrored(RIGHT_LENS), -1.06),
                    Stream.of(Fill.edge(RIMS, -0.012, -0.014, new Color(255, 255, 255, 70))))
            .flatMap(fills -> fills)
            .toList();

    @Override
    public Rectangle2D extent() {
        return Fill.extent(FILLS.stream());
    }

    @Override
    public void draw(Graphics2D graphics) {
        FILLS.forEach(fill -> fill.fill(graphics));
    }

    /** The light comes from the same side for both: only the shapes are mirrored. */
    private static Stream<Fill> lens(Shape shape, double shift) {
        var shine = AffineTransform.getTranslateInstance(shift, 0)
                .createTransformedShape(PathData.parse("M 0.2 0.2 L 0.52 -0.3 L 0.72 -0.3 L 0.36 0.36 Z"));
        var onLens = new Area(shine);
        onLens.intersect(new Area(shape));
        return Stream.of(
                new Fill(shape, gradient(new Color(0x101319), 0, -0.25, new Color(0x39424f), 0, 0.34)),
                new Fill(shape, fade(new Color(0x7fa7d6), 90, 0, -0.25, 0, 0.02)),
                new Fill(onLens, fade(Color.WHITE, 70, 0, -0.3, 0, 0.3)));
    }

    private static Shape mirrored(Shape shape) {
        return AffineTransform.getScaleInstance(-1, 1).createTransformedShape(shape);
    }

    private static Shape union(Shape... shapes) {
        var all = new Area();
        for (var shape : shapes) {
            all.add(new Area(shape));
        }
        return all;
    }
}
