package dev.maskbot.sandbox.rekognition;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/**
 * Where the cascade saw a face.
 *
 * @param x of the centre, in pixels of the fine copy, as are y and width
 * @param turn by which the photo was turned back to see it upright, in degrees: its roll to within 15 or so
 * @param hits how many neighbouring windows agree
 */
record Candidate(double x, double y, double width, double turn, int hits) {
    /** Whether both can only be one head: those of two people do not come so close. */
    boolean isNear(Candidate other) {
        return Math.hypot(x - other.x, y - other.y) < 0.4 * Math.max(width, other.width);
    }

    /** The same, turned by so many degrees more. */
    Candidate leaning(double degrees) {
        return new Candidate(x, y, width, turn + degrees, hits);
    }

    /** Where the eyes are in most of the cascade's boxes. */
    Eyes supposedEyes() {
        AffineTransform toPicture = Warp.square(1, x, y, width, turn);
        return Eyes.of(
                toPicture.transform(new Point2D.Double(0.315, 0.39), null),
                toPicture.transform(new Point2D.Double(0.685, 0.39), null));
    }
}
