package dev.maskbot.processor.artwork;

import dev.maskbot.processor.mask.Drawing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A handlebar moustache with curled tips, its hairs lit from the upper left. */
public final class Moustache implements Drawing {
    private static final Shape RIGHT = PathData.parse("M 0 -0.08 C 0.1 -0.17 0.26 -0.16 0.4 -0.04 "
            + "C 0.52 0.07 0.66 0.1 0.74 0.02 C 0.8 -0.05 0.76 -0.15 0.68 -0.13 C 0.64 -0.12 0.65 -0.06 0.69 -0.07 "
            + "C 0.66 -0.02 0.59 -0.05 0.6 -0.13 C 0.61 -0.23 0.75 -0.26 0.83 -0.17 C 0.92 -0.06 0.85 0.13 0.7 0.2 "
            + "C 0.52 0.28 0.2 0.22 0 0.1 Z");
    private static final Shape SHAPE = mirrored(RIGHT);
    private static final Color DARK = new Color(0x24140b);
    private static final Color BROWN = new Color(0x5a3820);

    private static final List<Fill> FEATHER = Fill.blurred(SHAPE, 0.05, 3, new Color(36, 20, 11, 40));
    private static final List<Fill> FILLS = Stream.of(
                    FEATHER.stream(),
                    Stream.of(new Fill(
                            SHAPE,
                            new LinearGradientPaint(0, -0.2f, 0.05f, 0.24f, new float[] {0, 0.4f, 1}, new Color[] {
                                new Color(0x6b4528), BROWN, DARK
                            }))),
                    hairs(),
                    Stream.of(Fill.on(
                            SHAPE, "M -0.06 -0.2 L 0.06 -0.2 L 0.02 0.16 L -0.02 0.16 Z", new Color(20, 10, 4, 90))))
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

    private static Shape mirrored(Shape right) {
        var both = new Area(right);
        both.add(new Area(AffineTransform.getScaleInstance(-1, 1).createTransformedShape(right)));
        return both;
    }

    /** Lighter and darker strokes that run outwards along the shape. */
    private static Stream<Fill> hairs() {
        var random = new Random(1887);
        return IntStream.range(0, 90).mapToObj(i -> {
            double side = i % 2 == 0 ? 1 : -1;
            double from = random.nextDouble(0.0, 0.4);
            double height = random.nextDouble(-0.12, 0.14);
            var curve = new CubicCurve2D.Double(
                    side * from,
                    height - 0.02,
                    side * (from + 0.1),
                    height - 0.04 + from * 0.1,
                    side * (from + 0.2),
                    height + 0.06,
                    side * (from + 0.32),
                    height + 0.1 - from * 0.1);
            var part =
                    new Area(Fill.round(random.nextDouble(0.006, 0.014)).createStrokedShape(new Path2D.Double(curve)));
            part.intersect(new Area(SHAPE));
            var colour = i % 3 == 0 ? new Color(0xa9784a) : DARK;
            return new Fill(part, Fill.translucent(colour, 40 + random.nextInt(70)));
        });
    }
}
