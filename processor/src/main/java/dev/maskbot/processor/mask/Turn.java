package dev.maskbot.processor.mask;

/**
 * How perspective narrows what is turned away: by a share for each unit to the right, and for each unit down. Immutable.
 *
 * @param right positive when the face looks to the viewer's right
 * @param down positive when it looks down
 */
record Turn(double right, double down) {
    static final Turn NONE = new Turn(0, 0);

    /** Of a camera some fifteen units away, as for a portrait: a face is six centimetres to the unit. */
    private static final double NARROWING = 1 / 15.0;

    /** Beyond it a flat drawing cannot follow, in degrees. */
    private static final double LARGEST = 45;

    /** From degrees; pitch is positive when the face looks up. */
    static Turn of(double yaw, double pitch) {
        return new Turn(narrowing(yaw), -narrowing(pitch));
    }

    private static double narrowing(double degrees) {
        return NARROWING * Math.sin(Math.toRadians(Math.clamp(degrees, -LARGEST, LARGEST)));
    }

    /** Narrows without moving the points at the left and right, and at the top and bottom, of the given distances. */
    Homography keeping(double side, double end) {
        return new Homography(1, 0, right * side * side, 0, 1, down * end * end, right, down, 1);
    }

    /** How many times further than drawn anything may come to lie, within the given distances. */
    double reach(double side, double end) {
        return 1 / (1 - Math.abs(right) * side - Math.abs(down) * end);
    }
}
