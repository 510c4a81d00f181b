package dev.maskbot.processor.photo;

import java.util.Map;
import java.util.Optional;

/**
 * Where a face is in a photo and how it is turned. Angles are degrees: roll is positive clockwise as the viewer sees it,
 * yaw when the face looks to the viewer's right, pitch when it looks up; confidence is 0 to 100. Immutable.
 */
public record Face(Box box, Map<Landmark, Point> landmarks, double roll, double yaw, double pitch, double confidence) {
    public Face {
        landmarks = Map.copyOf(landmarks);
    }

    public Optional<Point> at(Landmark landmark) {
        return Optional.ofNullable(landmarks.get(landmark));
    }
}
