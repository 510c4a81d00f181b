package dev.maskbot.processor.mask;

import java.awt.geom.AffineTransform;

/**
 * The coordinates in which a mask is drawn, fitted to one face: origin between the eyes, x along them to the viewer's
 * right, y towards the chin; the unit is the distance between the eyes of an ordinary face seen from the front.
 * Immutable.
 *
 * @param x of the origin, in pixels of the photo
 * @param y of the origin, in pixels of the photo
 * @param roll in radians, clockwise as the viewer sees it
 * @param eyeDistance as seen, in pixels; shorter than {@code unit} in a half-turned face
 * @param unit in pixels
 * @param centre where along x the middle of the head is, in pixels from the origin
 * @param across pixels to the unit along x for the whole head; {@code unit} in an ordinary face
 * @param down pixels to the unit along y for the whole head
 */
record FaceFrame(
        double x, double y, double roll, double eyeDistance, double unit, double centre, double across, double down) {

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

    private AffineTransform turned() {
        var toPixels = AffineTransform.getTranslateInstance(x, y);
        toPixels.rotate(roll);
        return toPixels;
    }
}
