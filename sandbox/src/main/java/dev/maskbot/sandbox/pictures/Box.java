package dev.maskbot.sandbox.pictures;

/**
 * An upright rectangle in a picture, in pixels from its upper left corner; it may reach beyond the border. Immutable.
 */
public record Box(double left, double top, double width, double height) {}
