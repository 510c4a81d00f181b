package dev.maskbot.processor.mask;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/** Where the eyes are: their middle and distance in pixels, and in radians the roll of the line between them. */
record Eyes(Point2D middle, double distance, double roll) {
    // Of an ordinary face: its breadth in distances between the eyes, and how far the eyes lie above the middle of
    // Rekognition's box, in its lengths. In a box much broader than long, it is the box that is out of the ordinary.
    private static final double BREADTH = 2.1;
    private static final double ABOVE_MIDDLE = 0.08;
    private static final double LARGEST = 0.3; // of the box's diagonal

    static Eyes at(Point2D left, Point2D right) {
        double dx = right.getX() - left.getX();
        double dy = right.getY() - left.getY();
        var middle = new Point2D.Double(left.getX() + dx / 2, left.getY() + dy / 2);
        return new Eyes(middle, Math.hypot(dx, dy), Math.atan2(dy, dx));
    }

    /** Where an ordinary face has them. */
    static Eyes expectedIn(FaceBox box, double roll) {
        double above = ABOVE_MIDDLE * box.length();
        var middle = new Point2D.Double(
                box.middle().getX() + above * Math.sin(roll), box.middle().getY() - above * Math.cos(roll));
        return new Eyes(middle, Math.min(box.breadth() / BREADTH, LARGEST * box.diagonal()), roll);
    }

    /** From pixels of the photo to pixels along and across the line between the eyes, from their middle. */
    AffineTransform toFace() {
        var toFace = AffineTransform.getRotateInstance(-roll);
        toFace.translate(-middle.getX(), -middle.getY());
        return toFace;
    }
}
