package dev.maskbot.sandbox.rekognition;

/**
 * What moderation says of a picture: a label of Rekognition's taxonomy 7.0.
 *
 * @param parentName empty for a label of level 1
 * @param taxonomyLevel 1 to 3
 * @param confidence 0 to 100
 */
public record ModerationLabel(String name, String parentName, int taxonomyLevel, double confidence) {}
