package dev.maskbot.processor.mask;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/**
 * The coordinates in which a mask is drawn, fitted to one face: origin between the eyes, x along them to the viewer's
 * right, y towards the chin; the unit is the distance between the eyes of an ordinary face seen from the front.
 * Immutable.
 *
 * @param x of the origin, in pixels of the photo
 * @param y of the origin, in pixels of the photo
 * @param roll in radians, clockwise as the viewer sees it
 * @param eyeDistance as seen, in pixels; shorter than {@code unit} in a half-turned face
 * @param opening where the face is seen beside the eyes, in pixels along x
 * @param unit in pixels
 * @param centre where along x the middle of the head is, in pixels from the origin
 * @param across pixels to the unit along x for the whole head; {@code unit} in an ordinary face
 * @param down pixels to the unit along y for the whole head
 * @param lip the middle between nose and mouth, in pixels along x and y
 * @param turn the perspective
 */
record FaceFrame(
        double x,
        double y,
        double roll,
        double eyeDistance,
        Opening opening,
        double unit,
        double centre,
        double across,
        double down,
        Point2D lip,
        Turn turn) {
    /** In units: the places of {@link Anchor#HEAD} and {@link Anchor#EYES} that perspective leaves where they are. */
    static final double HEAD_SIDE = 1.62;

    static final double HEAD_END = 2.04;
    private static final double EYE = 0.5;

    /**
     * Part of the line through the eyes.
     *
     * @param from negative, in pixels from the middle between the eyes
     * @param to positive
     */
    record Opening(double from, double to) {
        /** Half of one that is not narrowed, in distances between the eyes. */
        static final double WIDEST = 1.03;

        private double middle() {
            return (from + to) / 2;
        }

        private double across() {
            return (to - from) / 2 / WIDEST;
        }
    }

    /** To pixels, for what belongs to the eyes: they are at -0.5 and 0.5. */
    AffineTransform eyes() {
        var toPixels = turned();
        toPixels.scale(eyeDistance, unit);
        return toPixels;
    }

    /** To pixels, for what belongs to the head: its middle is at 0 and its chin at 1.75 or above. */
    AffineTransform head() {
        var toPixels = turned();
        toPixels.translate(centre, 0);
        toPixels.scale(across, down);
        return toPixels;
    }

    /** To pixels, for a drawing that becomes so much larger than it is drawn. */
    Homography at(Anchor anchor, double scale) {
        var drawn = AffineTransform.getScaleInstance(scale, scale);
        var warped = switch (anchor) {
            case HEAD -> Homography.of(head()).after(turn.keeping(HEAD_SIDE, HEAD_END));
            case EYES -> Homography.of(eyes()).after(turn.keeping(EYE, 0));
            case OPENING -> Homography.of(opened()).after(turn.keeping(EYE, 0));
            case LIP -> Homography.of(lips()).after(turn.keeping(0, 0));
        };
        return warped.after(Homography.of(drawn));
    }

    /** The face and as much around it again: where its light comes from. */
    Rectangle surroundings() {
        double reach = 3 * unit;
        return new Rectangle((int) (x - reach), (int) (y - reach), (int) (2 * reach) + 1, (int) (2 * reach) + 1);
    }

    private AffineTransform opened() {
        var toPixels = turned();
        toPixels.translate(opening.middle(), 0);
        toPixels.scale(opening.across(), unit);
        return toPixels;
    }

    private AffineTransform lips() {
        var toPixels = turned();
        toPixels.translate(lip.getX(), lip.getY());
        toPixels.scale(eyeDistance, unit);
        return toPixels;
    }

    private AffineTransform turned() {
        var toPixels = AffineTransform.getTranslateInstance(x, y);
        toPixels.rotate(roll);
        return toPixels;
    }
}
