package dev.maskbot.processor.mask;

import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.photo.Face;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an effect lays over a photo; how much it hides of each pixel is 0 to 255. */
@SuppressWarnings("ArrayRecordComponent") // of one test, compared by nobody
record Coverage(int[] argb, int width, int height) {
    private static final Effects EFFECTS = Effects.load();

    /** Of the ninja's mask. */
    static Coverage of(List<Face> faces, int width, int height) {
        return of("ninja", faces, width, height);
    }

    static Coverage of(String effect, List<Face> faces, int width, int height) {
        var strip = new Strip(width, height);
        strip.moveTo(0, 0, width, height);
        Masks.fit(EFFECTS.named(effect).pieces(), faces, new PlainScene(width, height))
                .forEach(layer -> layer.paint(strip));
        var argb = IntStream.range(0, height).mapToObj(strip::row).flatMapToInt(Arrays::stream);
        return new Coverage(argb.toArray(), width, height);
    }

    record PlainScene(int width, int height) implements Scene {
        @Override
        public int colour(int column, int row) {
            return 0xFFFFFF;
        }
    }

    int at(int x, int y) {
        return argb[y * width + x] >>> 24;
    }

    int at(Point2D point) {
        return at((int) point.getX(), (int) point.getY());
    }

    int colourAt(Pixel pixel) {
        return argb[pixel.y * width + pixel.x];
    }

    Stream<Pixel> pixels() {
        return pixels(new Rectangle(width, height));
    }

    /** Those that lie wholly in a shape. */
    Stream<Pixel> pixels(Shape shape) {
        var bounds = shape.getBounds().intersection(new Rectangle(width, height));
        return IntStream.range(bounds.y, bounds.y + bounds.height)
                .boxed()
                .flatMap(y -> IntStream.range(bounds.x, bounds.x + bounds.width)
                        .filter(x -> shape.contains(x, y, 1, 1))
                        .mapToObj(x -> new Pixel(x, y, at(x, y))));
    }

    record Pixel(int x, int y, int hidden) {
        double distance(Point2D point) {
            return point.distance(x + 0.5, y + 0.5);
        }
    }
}
