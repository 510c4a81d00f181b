package dev.maskbot.processor.artwork;

import static java.util.stream.Collectors.toMap;

import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Landmark;
import dev.maskbot.processor.photo.Point;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * A plain head in space, to try masks on: every pose of it and the truth about its landmarks. In units of the distance
 * between the eyes, from the middle between them; depth is towards the viewer. Immutable.
 *
 * @param x of the eyes' middle if the head looked straight ahead, in pixels
 * @param y of the same
 * @param unit in pixels
 * @param roll in degrees, as are yaw and pitch; see {@link Face}
 */
public record Mannequin(double x, double y, double unit, double roll, double yaw, double pitch) {
    private static final Color SKIN = new Color(0xdcb08c);
    private static final Color SHADE = new Color(0xb98763);
    private static final Color HAIR = new Color(0x54402f);
    private static final Color LIPS = new Color(0xa8504e);
    private static final Color IRIS = new Color(0x35506b);

    /** The head turns on its neck. */
    private static final Spot PIVOT = new Spot(0, 0.5, -1.1);

    private static final double CAMERA = 15;
    private static final int CORNERS = 48;

    /** The head is an egg: its middle, and half its breadth, height and depth. */
    private static final Spot MIDDLE = new Spot(0, 0.24, -0.75);

    private static final Spot HALF = new Spot(1.08, 1.5, 1.0);

    private static final Map<Landmark, Spot> LANDMARKS = Map.of(
            Landmark.EYE_LEFT, Spot.onFace(-0.5, 0),
            Landmark.EYE_RIGHT, Spot.onFace(0.5, 0),
            Landmark.NOSE, new Spot(0, 0.6, 0.5),
            Landmark.MOUTH_LEFT, Spot.onFace(-0.4, 1.05),
            Landmark.MOUTH_RIGHT, Spot.onFace(0.4, 1.05),
            Landmark.CHIN_BOTTOM, Spot.onFace(0, 1.7),
            Landmark.UPPER_JAWLINE_LEFT, Spot.onFace(-1.05, 0.1),
            Landmark.MID_JAWLINE_LEFT, Spot.onFace(-0.85, 1.05),
            Landmark.MID_JAWLINE_RIGHT, Spot.onFace(0.85, 1.05),
            Landmark.UPPER_JAWLINE_RIGHT, Spot.onFace(1.05, 0.1));

    private record Spot(double x, double y, double depth) {
        /** On the front of the egg. */
        static Spot onFace(double x, double y) {
            double from = 1 - Math.pow(x / HALF.x, 2) - Math.pow((y - MIDDLE.y) / HALF.y, 2);
            return new Spot(x, y, MIDDLE.depth + HALF.depth * Math.sqrt(Math.max(0, from)));
        }

        /** Where the egg's surface has this direction. */
        static Spot facing(Spot to) {
            double length = Math.hypot(HALF.x * to.x, Math.hypot(HALF.y * to.y, HALF.depth * to.depth));
            return new Spot(
                    MIDDLE.x + HALF.x * HALF.x * to.x / length,
                    MIDDLE.y + HALF.y * HALF.y * to.y / length,
                    MIDDLE.depth + HALF.depth * HALF.depth * to.depth / length);
        }
    }

    /** What a detector would say of it: the box is that of the same face with the eyes level. */
    public Face face(int width, int height) {
        var upright = AffineTransform.getRotateInstance(Math.toRadians(-roll));
        var level = upright.createTransformedShape(faceOutline());
        var bounds = level.getBounds2D();
        var middle = AffineTransform.getRotateInstance(Math.toRadians(roll))
                .transform(new Point2D.Double(bounds.getCenterX(), bounds.getCenterY()), null);
        var box = new Box(
                (middle.getX() - bounds.getWidth() / 2) / width,
                (middle.getY() - bounds.getHeight() / 2) / height,
                bounds.getWidth() / width,
                bounds.getHeight() / height);
        var landmarks = LANDMARKS.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> {
            var pixel = project(entry.getValue());
            return new Point(pixel.getX() / width, pixel.getY() / height);
        }));
        return new Face(box, landmarks, roll, yaw, pitch, 99);
    }

    /** The outline of the head without hair and ears, as it is seen, in pixels. */
    public Shape faceOutline() {
        return closed(t -> Spot.facing(unturned(Math.sin(t), -Math.cos(t))));
    }

    /** The direction in the head that is seen at right angles to the view. */
    private Spot unturned(double right, double down) {
        double yawed = Math.toRadians(yaw);
        double pitched = Math.toRadians(pitch);
        double front = -down * Math.sin(pitched);
        return new Spot(
                right * Math.cos(yawed) - front * Math.sin(yawed),
                down * Math.cos(pitched),
                right * Math.sin(yawed) + front * Math.cos(yawed));
    }

    /** Nose, mouth and jaw: what of the face is below the eyes and their lids, in pixels. */
    public Shape lowerFace() {
        var left = project(LANDMARKS.get(Landmark.EYE_LEFT));
        var right = project(LANDMARKS.get(Landmark.EYE_RIGHT));
        var level = AffineTransform.getTranslateInstance(
                (left.getX() + right.getX()) / 2, (left.getY() + right.getY()) / 2);
        level.rotate(Math.toRadians(roll));
        double lids = 1.15 * left.distance(right);
        var lower = new Area(new Rectangle2D.Double(-9 * unit, 0, 18 * unit, 9 * unit));
        lower.subtract(new Area(new Ellipse2D.Double(-lids, -0.55 * unit, 2 * lids, 1.1 * unit)));
        lower.transform(level);
        lower.intersect(new Area(faceOutline()));
        return lower;
    }

    /** One of them, in pixels. */
    public Shape eye(boolean right) {
        double middle = right ? 0.5 : -0.5;
        return closed(t -> Spot.onFace(middle + 0.22 * Math.sin(t), 0.11 * Math.cos(t)));
    }

    /** Draws it. */
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        fill(graphics, SHADE, closed(t -> new Spot(0.62 * Math.sin(t), 1.75 - 0.8 * Math.cos(t), -1.1)));
        fill(graphics, HAIR, closed(t -> new Spot(1.2 * Math.sin(t), -0.35 - 1.36 * Math.cos(t), -1.0)));
        for (double side : new double[] {-1, 1}) {
            fill(
                    graphics,
                    SHADE,
                    closed(t -> new Spot(side * 1.12 + 0.1 * Math.sin(t), 0.2 + 0.3 * Math.cos(t), -0.95)));
        }
        fill(graphics, SKIN, faceOutline());
        for (boolean right : new boolean[] {false, true}) {
            double side = right ? 0.5 : -0.5;
            fill(graphics, HAIR, closed(t -> Spot.onFace(side + 0.28 * Math.sin(t), -0.32 + 0.04 * Math.cos(t))));
            fill(graphics, Color.WHITE, eye(right));
            fill(graphics, IRIS, closed(t -> Spot.onFace(side + 0.09 * Math.sin(t), 0.09 * Math.cos(t))));
        }
        fill(graphics, SHADE, nose());
        fill(graphics, LIPS, closed(t -> Spot.onFace(0.38 * Math.sin(t), 1.07 + 0.11 * Math.cos(t))));
    }

    private Shape nose() {
        var nose = new Path2D.Double();
        var bridge = project(new Spot(0, 0.05, 0.28));
        var tip = project(new Spot(0, 0.6, 0.5));
        var left = project(Spot.onFace(-0.2, 0.7));
        var right = project(Spot.onFace(0.2, 0.7));
        nose.moveTo(bridge.getX(), bridge.getY());
        nose.quadTo(tip.getX(), tip.getY(), left.getX(), left.getY());
        nose.quadTo(tip.getX(), tip.getY(), right.getX(), right.getY());
        nose.closePath();
        return nose;
    }

    @FunctionalInterface
    private interface Curve {
        Spot at(double angle);
    }

    private Shape closed(Curve curve) {
        var path = new Path2D.Double();
        for (int i = 0; i < CORNERS; i++) {
            var pixel = project(curve.at(2 * Math.PI * i / CORNERS));
            if (i == 0) {
                path.moveTo(pixel.getX(), pixel.getY());
            } else {
                path.lineTo(pixel.getX(), pixel.getY());
            }
        }
        path.closePath();
        return path;
    }

    private Point2D project(Spot spot) {
        double right = spot.x() - PIVOT.x();
        double down = spot.y() - PIVOT.y();
        double front = spot.depth() - PIVOT.depth();
        double yawed = Math.toRadians(yaw);
        double pitched = Math.toRadians(pitch);
        double x1 = right * Math.cos(yawed) + front * Math.sin(yawed);
        double z1 = front * Math.cos(yawed) - right * Math.sin(yawed);
        double y1 = down * Math.cos(pitched) - z1 * Math.sin(pitched);
        double z2 = z1 * Math.cos(pitched) + down * Math.sin(pitched);
        double nearer = CAMERA / (CAMERA - z2 - PIVOT.depth());
        var toPixels = AffineTransform.getTranslateInstance(x, y);
        toPixels.rotate(Math.toRadians(roll));
        return toPixels.transform(
                new Point2D.Double(unit * nearer * (x1 + PIVOT.x()), unit * nearer * (y1 + PIVOT.y())), null);
    }

    private static void fill(Graphics2D graphics, Color colour, Shape shape) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }
}
