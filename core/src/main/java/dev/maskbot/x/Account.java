package dev.maskbot.x;

/** An account on X. Immutable. */
public record Account(String id, String username) {}
