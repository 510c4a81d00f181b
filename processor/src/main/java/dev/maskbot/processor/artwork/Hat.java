package dev.maskbot.processor.artwork;

import static dev.maskbot.processor.artwork.Fill.fade;
import static dev.maskbot.processor.artwork.Fill.gradient;

import dev.maskbot.processor.mask.Drawing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/** A felt hat with a pinched crown, seen from a little below, and the shadow of its brim on the forehead. */
public final class Hat implements Drawing {
    private static final Shape CROWN = PathData.parse("M -1.16 -0.98 C -1.18 -1.5 -1.06 -2.06 -0.78 -2.24 "
            + "C -0.5 -2.36 -0.26 -2.2 0 -2.16 C 0.26 -2.2 0.5 -2.36 0.78 -2.24 C 1.06 -2.06 1.18 -1.5 1.16 -0.98 "
            + "C 0.7 -0.78 -0.7 -0.78 -1.16 -0.98 Z");
    private static final Shape BRIM = PathData.parse("M -1.78 -0.98 C -1.74 -1.14 -1.4 -1.16 -1.12 -1.1 "
            + "C -0.6 -0.98 0.6 -0.98 1.12 -1.1 C 1.4 -1.16 1.74 -1.14 1.78 -0.98 C 1.8 -0.8 1.2 -0.56 0 -0.56 "
            + "C -1.2 -0.56 -1.8 -0.8 -1.78 -0.98 Z");
    private static final Shape UNDER = PathData.parse("M -1.78 -0.96 C -1.6 -0.74 -0.9 -0.62 0 -0.62 "
            + "C 0.9 -0.62 1.6 -0.74 1.78 -0.96 C 1.78 -0.78 1.2 -0.54 0 -0.54 C -1.2 -0.54 -1.78 -0.78 -1.78 -0.96 Z");
    private static final Color LIGHT = new Color(0x8d8f95);
    private static final Color FELT = new Color(0x5d6068);
    private static final Color DARK = new Color(0x2b2d33);
    private static final Color SHADE = new Color(0x0c0d10);

    private static final List<Fill> FILLS = Stream.of(
                    Fill.blurred(
                            AffineTransform.getTranslateInstance(0.02, 0.06).createTransformedShape(UNDER),
                            0.22,
                            8,
                            new Color(0, 0, 0, 16))
                            .stream(),
                    Fill.blurred(CROWN, 0.03, 2, new Color(40, 42, 48, 50)).stream(),
                    crown(),
                    Fill.blurred(BRIM, 0.03, 2, new Color(40, 42, 48, 50)).stream(),
                    brim())
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

    private static Stream<Fill> crown() {
        return Stream.of(
                new Fill(
                        CROWN,
                        new LinearGradientPaint(
                                -1.2f, -1.9f, 1.2f, -1.4f, new float[] {0, 0.35f, 1}, new Color[] {FELT, LIGHT, DARK})),
                Fill.on(
                        CROWN,
                        "M -0.3 -2.4 C -0.14 -2.1 -0.1 -1.9 0 -1.6 C 0.1 -1.9 0.14 -2.1 0.3 -2.4 Z",
                        fade(SHADE, 150, 0, -2.2, 0, -1.6)),
                Fill.on(
                        CROWN,
                        "M -0.86 -2.3 C -0.6 -2.1 -0.52 -1.8 -0.62 -1.4 C -0.8 -1.6 -0.96 -1.9 -0.86 -2.3 Z",
                        fade(SHADE, 90, -0.62, -1.8, -0.95, -1.8)),
                Fill.on(
                        CROWN,
                        "M 0.86 -2.3 C 0.6 -2.1 0.52 -1.8 0.62 -1.4 C 0.8 -1.6 0.96 -1.9 0.86 -2.3 Z",
                        fade(SHADE, 120, 0.6, -1.8, 0.95, -1.8)),
                Fill.edge(CROWN, -0.03, -0.03, new Color(255, 255, 255, 45)),
                // The band.
                Fill.on(
                        CROWN,
                        "M -1.3 -1.42 C -0.7 -1.2 0.7 -1.2 1.3 -1.42 L 1.3 -0.7 L -1.3 -0.7 Z",
                        new LinearGradientPaint(-1.1f, 0, 1.1f, 0, new float[] {0, 0.35f, 1}, new Color[] {
                            new Color(0x191a1f), new Color(0x34363e), new Color(0x0d0e11)
                        })),
                Fill.on(
                        CROWN,
                        "M -1.3 -1.42 C -0.7 -1.2 0.7 -1.2 1.3 -1.42 L 1.3 -1.39 C 0.7 -1.17 -0.7 -1.17 -1.3 -1.39 Z",
                        new Color(255, 255, 255, 40)));
    }

    private static Stream<Fill> brim() {
        return Stream.of(
                new Fill(BRIM, new LinearGradientPaint(-1.8f, -1, 1.8f, -0.8f, new float[] {0, 0.3f, 1}, new Color[] {
                    FELT, new Color(0x7b7e86), DARK
                })),
                // What the crown shades, the curl of the rim, and what is seen from below.
                Fill.on(
                        BRIM,
                        "M -1.2 -1.12 C -0.6 -0.98 0.6 -0.98 1.2 -1.12 C 0.9 -0.86 -0.9 -0.86 -1.2 -1.12 Z",
                        fade(SHADE, 140, 0, -1.02, 0, -0.86)),
                new Fill(UNDER, gradient(new Color(0x3a3c43), -1, -0.8, SHADE, 1, -0.5)),
                Fill.edge(BRIM, -0.02, -0.03, new Color(255, 255, 255, 50)));
    }
}
