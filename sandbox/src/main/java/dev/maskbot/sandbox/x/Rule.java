package dev.maskbot.sandbox.x;

/** A rule of the filtered stream; {@code tag} is empty when none was given. Immutable. */
public record Rule(long id, String value, String tag) {}
