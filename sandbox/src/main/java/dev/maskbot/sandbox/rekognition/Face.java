package dev.maskbot.sandbox.rekognition;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * A face that was found, in pixels of the fine copy; confidence, brightness and sharpness from 0 to 100. The eyes are
 * measured, everything else follows from them by the proportions of {@link Landmark}. Immutable.
 */
record Face(Eyes eyes, double confidence, double brightness, double sharpness) {
    // Amazon's sample answer: from the hairline to the chin and from ear to ear, in the coordinates of Landmark.
    private static final Ellipse2D OVAL = new Ellipse2D.Double(-1.08, -1.25, 2.16, 2.92);

    static Face of(Photo photo, Eyes eyes, double confidence) {
        return new Face(eyes, confidence, Quality.brightness(photo, eyes), Quality.sharpness(photo, eyes));
    }

    Point2D at(Landmark landmark) {
        return eyes.axes().transform(new Point2D.Double(landmark.x, landmark.y), null);
    }

    /** Upright, about the face however it is turned. */
    Rectangle2D box() {
        return eyes.axes().createTransformedShape(OVAL).getBounds2D();
    }

    /** Whether both are one face: those of two people are more than an eye distance apart. */
    boolean isSameAs(Face other) {
        return Math.hypot(eyes.middleX() - other.eyes.middleX(), eyes.middleY() - other.eyes.middleY())
                < Math.max(eyes.distance(), other.eyes.distance());
    }
}
