package dev.maskbot.processor.photo;

/** An upright rectangle in a picture, as fractions of its width and height; it may reach beyond the border. */
public record Box(double left, double top, double width, double height) {}
