package dev.maskbot.processor.mask;

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
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Map;

/** A head seen from the front, to be drawn in a photo: where its eyes' middle is, in pixels, and its roll in degrees. */
record DrawnHead(double x, double y, double eyeDistance, double roll) {
    static final Color IRIS = new Color(0x3b5a7a);
    static final Color SKIN = new Color(0xe8b48e);
    static final Color LIPS = new Color(0xb5484a);
    private static final Color HAIR = new Color(0x4a2f1b);

    // In distances between the eyes, from the eyes' middle.
    static final double FACE_WIDTH = 2.1;
    static final double FACE_TOP = -1.26;
    static final double FACE_HEIGHT = 3;
    static final Shape FACE = ellipse(0, FACE_TOP + FACE_HEIGHT / 2, FACE_WIDTH / 2, FACE_HEIGHT / 2);
    private static final Map<Landmark, Point2D> LANDMARKS = Map.of(
            Landmark.EYE_LEFT, new Point2D.Double(-0.5, 0),
            Landmark.EYE_RIGHT, new Point2D.Double(0.5, 0),
            Landmark.NOSE, new Point2D.Double(0, 0.6),
            Landmark.MOUTH_LEFT, new Point2D.Double(-0.4, 1.05),
            Landmark.MOUTH_RIGHT, new Point2D.Double(0.4, 1.05),
            Landmark.CHIN_BOTTOM, new Point2D.Double(0, 1.74),
            Landmark.UPPER_JAWLINE_LEFT, new Point2D.Double(-1.05, 0.1),
            Landmark.MID_JAWLINE_LEFT, new Point2D.Double(-0.85, 1.05),
            Landmark.MID_JAWLINE_RIGHT, new Point2D.Double(0.85, 1.05),
            Landmark.UPPER_JAWLINE_RIGHT, new Point2D.Double(1.05, 0.1));

    AffineTransform toPixels() {
        var transform = AffineTransform.getTranslateInstance(x, y);
        transform.rotate(Math.toRadians(roll));
        transform.scale(eyeDistance, eyeDistance);
        return transform;
    }

    /** What a detector would say of it: the box is that of the same face upright. */
    Face face(int width, int height) {
        var middle = toPixels().transform(new Point2D.Double(0, FACE_TOP + FACE_HEIGHT / 2), null);
        double boxWidth = FACE_WIDTH * eyeDistance / width;
        double boxHeight = FACE_HEIGHT * eyeDistance / height;
        var box = new Box(
                middle.getX() / width - boxWidth / 2, middle.getY() / height - boxHeight / 2, boxWidth, boxHeight);
        var landmarks = LANDMARKS.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> fraction(entry.getValue(), width, height)));
        return new Face(box, landmarks, roll, 0, 0, 99);
    }

    private Point fraction(Point2D point, int width, int height) {
        var pixel = toPixels().transform(point, null);
        return new Point(pixel.getX() / width, pixel.getY() / height);
    }

    void draw(BufferedImage photo) {
        var graphics = photo.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.transform(toPixels());
        fill(graphics, HAIR, ellipse(0, -0.45, 1.3, 1.4));
        fill(graphics, SKIN, FACE);
        fill(graphics, LIPS, ellipse(0, 1.1, 0.4, 0.12));
        for (double eye : new double[] {-0.5, 0.5}) {
            fill(graphics, Color.WHITE, ellipse(eye, 0, 0.24, 0.12));
            fill(graphics, IRIS, ellipse(eye, 0, 0.1, 0.1));
        }
        graphics.dispose();
    }

    static Shape ellipse(double x, double y, double halfWidth, double halfHeight) {
        return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    private static void fill(Graphics2D graphics, Color colour, Shape shape) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }
}
