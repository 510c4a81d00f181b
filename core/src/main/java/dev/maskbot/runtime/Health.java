package dev.maskbot.runtime;

/**
 * Whether a daemon still does its work, and what it is doing, in one line for {@code systemctl status}. Immutable.
 *
 * @param alive false when only a new process would help
 */
public record Health(boolean alive, String status) {}
