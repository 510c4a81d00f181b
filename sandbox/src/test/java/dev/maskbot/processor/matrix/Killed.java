package dev.maskbot.processor.matrix;

/** Ends the threads of an instance that has died; nothing of ours catches it. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
