package dev.maskbot.runtime;

/** A value that must never reach a log: it prints as {@code ***}. Immutable. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
