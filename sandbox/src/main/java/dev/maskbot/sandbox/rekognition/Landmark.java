package dev.maskbot.sandbox.rekognition;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The API's landmarks, in its own order, and where they lie in the mean face: the origin is midway between the eyes,
 * one unit their distance, x goes to the viewer's right, y down. Left and right are the viewer's.
 */
enum Landmark {
    // Amazon's sample answer of DetectFaces (CLI reference, detect-faces), both halves of the face averaged.
    EYE_LEFT(-0.50, 0),
    EYE_RIGHT(0.50, 0),
    MOUTH_LEFT(-0.41, 0.98),
    MOUTH_RIGHT(0.41, 0.98),
    NOSE(0, 0.54),
    LEFT_EYE_BROW_LEFT(-0.90, -0.23),
    LEFT_EYE_BROW_RIGHT(-0.29, -0.28),
    LEFT_EYE_BROW_UP(-0.59, -0.34),
    RIGHT_EYE_BROW_LEFT(0.29, -0.28),
    RIGHT_EYE_BROW_RIGHT(0.90, -0.23),
    RIGHT_EYE_BROW_UP(0.59, -0.34),
    LEFT_EYE_LEFT(-0.67, -0.01),
    LEFT_EYE_RIGHT(-0.30, 0),
    LEFT_EYE_UP(-0.50, -0.05),
    LEFT_EYE_DOWN(-0.50, 0.04),
    RIGHT_EYE_LEFT(0.30, 0),
    RIGHT_EYE_RIGHT(0.67, -0.01),
    RIGHT_EYE_UP(0.50, -0.05),
    RIGHT_EYE_DOWN(0.50, 0.04),
    NOSE_LEFT(-0.19, 0.64),
    NOSE_RIGHT(0.19, 0.64),
    MOUTH_UP(0, 0.87),
    MOUTH_DOWN(0, 1.15),
    LEFT_PUPIL(-0.50, 0),
    RIGHT_PUPIL(0.50, 0),
    UPPER_JAWLINE_LEFT(-1.12, -0.04),
    MID_JAWLINE_LEFT(-0.90, 1.02),
    CHIN_BOTTOM(0, 1.64),
    MID_JAWLINE_RIGHT(0.90, 1.02),
    UPPER_JAWLINE_RIGHT(1.12, -0.04);

    /** What a request without the attribute ALL gets. */
    static final List<Landmark> DEFAULT = List.of(EYE_LEFT, EYE_RIGHT, MOUTH_LEFT, MOUTH_RIGHT, NOSE);

    final double x;
    final double y;

    /** The name on the wire, such as {@code leftEyeBrowUp}. */
    final String type;

    Landmark(double x, double y) {
        this.x = x;
        this.y = y;
        this.type = Pattern.compile("_(.)")
                .matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
