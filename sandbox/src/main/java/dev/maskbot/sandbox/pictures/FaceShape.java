package dev.maskbot.sandbox.pictures;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;

/**
 * The proportions of a face. The coordinates of a head: the origin lies midway between the eyes, one unit is the
 * distance between their centres, y goes down.
 *
 * @param cheek half the width at the cheeks
 * @param jaw half the width at the mouth
 * @param nose where its tip is, y
 * @param mouth where its corners are, y
 * @param chin where its bottom is, y
 */
record FaceShape(double cheek, double jaw, double nose, double mouth, double chin) {
    // The mean of these is the face that Amazon's page on DetectFaces prints with all its landmarks.
    static final FaceShape OVAL = new FaceShape(1.06, 0.86, 0.54, 0.97, 1.63);
    static final FaceShape ROUND = new FaceShape(1.11, 0.95, 0.50, 0.92, 1.53);
    static final FaceShape LONG = new FaceShape(1.03, 0.86, 0.58, 1.03, 1.74);
    static final FaceShape SQUARE = new FaceShape(1.08, 0.97, 0.55, 1.00, 1.66);

    private static final double MOUTH = 0.42;
    private static final double CROWN = -1.72;
    private static final double HAIRLINE = -1.25;

    /** The head without ears and hair. */
    Path2D skull() {
        return outline(CROWN);
    }

    /** What the truth calls the face once it stands in a picture. */
    KnownFace placed(AffineTransform head, double roll) {
        Rectangle2D bounds = head.createTransformedShape(outline(HAIRLINE)).getBounds2D();
        Map<Landmark, Point> placed = new EnumMap<>(Landmark.class);
        landmarks().forEach((landmark, point) -> {
            Point2D there = head.transform(point, null);
            placed.put(landmark, new Point(there.getX(), there.getY()));
        });
        return new KnownFace(
                new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()), placed, roll);
    }

    private Map<Landmark, Point2D> landmarks() {
        return Map.of(
                Landmark.EYE_LEFT, new Point2D.Double(-0.5, 0),
                Landmark.EYE_RIGHT, new Point2D.Double(0.5, 0),
                Landmark.NOSE, new Point2D.Double(0, nose),
                Landmark.MOUTH_LEFT, new Point2D.Double(-MOUTH, mouth),
                Landmark.MOUTH_RIGHT, new Point2D.Double(MOUTH, mouth),
                Landmark.CHIN_BOTTOM, new Point2D.Double(0, chin),
                Landmark.UPPER_JAWLINE_LEFT, new Point2D.Double(-cheek, 0),
                Landmark.MID_JAWLINE_LEFT, new Point2D.Double(-jaw, mouth),
                Landmark.MID_JAWLINE_RIGHT, new Point2D.Double(jaw, mouth),
                Landmark.UPPER_JAWLINE_RIGHT, new Point2D.Double(cheek, 0));
    }

    private Path2D outline(double top) {
        Path2D right = new Path2D.Double();
        right.moveTo(0, top);
        right.curveTo(0.60 * cheek, top, cheek, top + 0.45, cheek, -0.3);
        right.curveTo(cheek, 0.2, jaw + 0.11, mouth - 0.3, jaw, mouth);
        right.curveTo(jaw - 0.13, mouth + 0.32, 0.5 * jaw, chin, 0, chin);
        Path2D left = new Path2D.Double();
        left.moveTo(0, chin);
        left.curveTo(-0.5 * jaw, chin, -jaw + 0.13, mouth + 0.32, -jaw, mouth);
        left.curveTo(-jaw - 0.11, mouth - 0.3, -cheek, 0.2, -cheek, -0.3);
        left.curveTo(-cheek, top + 0.45, -0.60 * cheek, top, 0, top);
        right.append(left, true);
        right.closePath();
        return right;
    }
}
