package dev.maskbot.sandbox.pictures;

import java.util.Map;

/**
 * The truth about a drawn face: it is computed by the transform that the face was drawn with, never measured. The box
 * goes from the hairline to the chin and from ear to ear; roll is in degrees, positive clockwise as the viewer sees it.
 * Immutable.
 */
public record KnownFace(Box box, Map<Landmark, Point> landmarks, double roll) {
    public KnownFace {
        landmarks = Map.copyOf(landmarks);
    }

    public Point at(Landmark landmark) {
        return landmarks.get(landmark);
    }

    /** Between the centres of the eyes, in pixels: the measure by which errors in a face are judged. */
    public double eyeDistance() {
        Point left = at(Landmark.EYE_LEFT);
        Point right = at(Landmark.EYE_RIGHT);
        return Math.hypot(right.x() - left.x(), right.y() - left.y());
    }
}
