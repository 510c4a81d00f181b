package dev.maskbot.sandbox.pictures;

/** A place in a picture, in pixels from its upper left corner. Immutable. */
public record Point(double x, double y) {}
