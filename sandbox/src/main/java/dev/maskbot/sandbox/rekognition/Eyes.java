package dev.maskbot.sandbox.rekognition;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/** The centres of a pair of eyes in a picture, in pixels; left and right as the viewer sees them. Immutable. */
record Eyes(double leftX, double leftY, double rightX, double rightY) {
    static Eyes of(Point2D left, Point2D right) {
        return new Eyes(left.getX(), left.getY(), right.getX(), right.getY());
    }

    double distance() {
        return Math.hypot(rightX - leftX, rightY - leftY);
    }

    double middleX() {
        return (leftX + rightX) / 2;
    }

    double middleY() {
        return (leftY + rightY) / 2;
    }

    /** Degrees, positive clockwise as the viewer sees it. */
    double roll() {
        return Math.toDegrees(Math.atan2(rightY - leftY, rightX - leftX));
    }

    /** From the coordinates of {@link Landmark} to the picture's. */
    AffineTransform axes() {
        return new AffineTransform(
                rightX - leftX, rightY - leftY, leftY - rightY, rightX - leftX, middleX(), middleY());
    }
}
