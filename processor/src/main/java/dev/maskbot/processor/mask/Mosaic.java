package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.util.stream.IntStream;

/**
 * Squares of the mean colours of what is below them, over a whole head. A face is left with so few squares that nothing
 * could tell it from another; within them nothing of it remains, whatever is done to them. Immutable.
 */
final class Mosaic implements Layer {
    /** Squares across a face; one can be recognised from about sixteen on. */
    private static final int SQUARES = 6;

    /** The head, hair and ears included, in units of {@link Anchor#HEAD}. */
    private static final Ellipse2D HEAD = new Ellipse2D.Double(-1.75, -2.15, 3.5, 4.3);

    /** Where it fades out, as a share of its radius: outside the head. */
    private static final double FADE = 0.06;

    private final Homography toHead;
    private final Rectangle bounds;
    private final int side;
    private final int columns;
    private final int[] colours;

    private Mosaic(Scene scene, Homography toHead, Rectangle bounds, int side) {
        this.toHead = toHead;
        this.bounds = bounds;
        this.side = side;
        this.columns = (bounds.width + side - 1) / side;
        // Now, for the photo may be painted on later.
        this.colours = IntStream.range(0, columns * ((bounds.height + side - 1) / side))
                .map(i -> mean(scene, square(i % columns, i / columns).intersection(bounds)))
                .toArray();
    }

    static Mosaic over(FaceFrame frame, Scene scene) {
        var photo = new Rectangle(scene.width(), scene.height());
        var bounds = frame.head().createTransformedShape(HEAD).getBounds().intersection(photo);
        double breadth = 2.1 * frame.across(); // of an ordinary face
        int cells = Math.max(1, (int) Math.ceil(breadth / SQUARES / Scene.CELL));
        int side = cells * Scene.CELL;
        var aligned = new Rectangle(bounds);
        aligned.add(bounds.x - Math.floorMod(bounds.x, side), bounds.y - Math.floorMod(bounds.y, side));
        return new Mosaic(scene, Homography.of(frame.head()).inverse(), bounds.isEmpty() ? bounds : aligned, side);
    }

    @Override
    public Rectangle bounds() {
        return new Rectangle(bounds);
    }

    @Override
    public void paint(Strip strip) {
        var part = bounds.intersection(strip.area());
        for (int i = 0; i < colours.length; i++) {
            fill(strip, square(i % columns, i / columns).intersection(part), colours[i]);
        }
    }

    private Rectangle square(int column, int row) {
        return new Rectangle(bounds.x + column * side, bounds.y + row * side, side, side);
    }

    private void fill(Strip strip, Rectangle part, int colour) {
        if (part.isEmpty()) {
            return;
        }
        strip.touch(part.x, part.x + part.width);
        for (int y = part.y; y < part.y + part.height; y++) {
            var out = strip.row(y - strip.top());
            for (int x = part.x; x < part.x + part.width; x++) {
                int alpha = alpha(x, y);
                if (alpha > 0) {
                    int at = x - strip.left();
                    out[at] = Strip.over(Strip.scaled(0xFF000000 | colour, alpha), out[at]);
                }
            }
        }
    }

    private int alpha(int x, int y) {
        var at = toHead.apply(x + 0.5, y + 0.5);
        double radius = Math.hypot(
                (at.x - HEAD.getCenterX()) * 2 / HEAD.getWidth(), (at.y - HEAD.getCenterY()) * 2 / HEAD.getHeight());
        return (int) Math.clamp(255 * (1 - radius) / FADE, 0, 255);
    }

    private static int mean(Scene scene, Rectangle square) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int count = 0;
        for (int row = square.y / Scene.CELL; row * Scene.CELL < square.y + square.height; row++) {
            for (int column = square.x / Scene.CELL; column * Scene.CELL < square.x + square.width; column++) {
                int colour = scene.colour(column, row);
                red += colour >> 16 & 0xFF;
                green += colour >> 8 & 0xFF;
                blue += colour & 0xFF;
                count++;
            }
        }
        return (red / count) << 16 | (green / count) << 8 | blue / count;
    }
}
