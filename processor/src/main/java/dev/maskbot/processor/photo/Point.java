package dev.maskbot.processor.photo;

/** A place in a picture, as fractions of its width and height; outside 0 to 1 when it lies beyond the border. */
public record Point(double x, double y) {}
