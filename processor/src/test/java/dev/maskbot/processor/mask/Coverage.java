package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much a mask hides of each pixel, 0 to 255: what no longer tells a black photo from a white one is hidden. */
record Coverage(BufferedImage onBlack, BufferedImage onWhite) {

    static Coverage of(List<Face> faces, int width, int height) {
        var onBlack = plain(Color.BLACK, width, height, BufferedImage.TYPE_INT_RGB);
        var onWhite = plain(Color.WHITE, width, height, BufferedImage.TYPE_INT_RGB);
        var mask = new NinjaMask();
        mask.apply(onBlack, faces);
        mask.apply(onWhite, faces);
        return new Coverage(onBlack, onWhite);
    }

    static BufferedImage plain(Color colour, int width, int height, int type) {
        var photo = new BufferedImage(width, height, type);
        var graphics = photo.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return photo;
    }

    int at(int x, int y) {
        return 255 - (green(onWhite, x, y) - green(onBlack, x, y));
    }

    int at(Point2D point) {
        return at((int) point.getX(), (int) point.getY());
    }

    int colourAt(Pixel pixel) {
        return onWhite.getRGB(pixel.x, pixel.y);
    }

    Stream<Pixel> pixels() {
        return pixels(new Rectangle(onWhite.getWidth(), onWhite.getHeight()));
    }

    /** Those that lie wholly in a shape. */
    Stream<Pixel> pixels(Shape shape) {
        var bounds = shape.getBounds().intersection(new Rectangle(onWhite.getWidth(), onWhite.getHeight()));
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

    private static int green(BufferedImage photo, int x, int y) {
        return photo.getRGB(x, y) >> 8 & 255;
    }
}
