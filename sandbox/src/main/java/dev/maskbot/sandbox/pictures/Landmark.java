package dev.maskbot.sandbox.pictures;

/** The places in a drawn face whose truth is known; left and right as the viewer sees them. */
public enum Landmark {
    EYE_LEFT,
    EYE_RIGHT,
    NOSE,
    MOUTH_LEFT,
    MOUTH_RIGHT,
    CHIN_BOTTOM,
    UPPER_JAWLINE_LEFT,
    MID_JAWLINE_LEFT,
    MID_JAWLINE_RIGHT,
    UPPER_JAWLINE_RIGHT
}
