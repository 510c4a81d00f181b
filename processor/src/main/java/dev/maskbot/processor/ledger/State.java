package dev.maskbot.processor.ledger;

/** Where a mention is on its way. */
public enum State {
    /** Somebody works on it. */
    CLAIMED,
    /** The reply is ready. */
    PREPARED,
    /** The reply is on its way to X: only this leaves a doubt behind. */
    POSTING,
    REPLIED,
    SKIPPED,
    QUARANTINED,
    /** Out of quarantine; whether the stream has it again, only who let it out knows. */
    RELEASING,
    /** Out of quarantine, and in the stream again. */
    RELEASED,
    /** Nothing is known any more but that it is not to be worked on again. */
    ERASED;

    /** Whether it has ended, one way or another. */
    public boolean isSettled() {
        return switch (this) {
            case CLAIMED, PREPARED, POSTING, RELEASING, RELEASED -> false;
            case REPLIED, SKIPPED, QUARANTINED, ERASED -> true;
        };
    }

    /** Whether a worker has it, or had it when it ended unexpectedly. */
    public boolean isUnderWay() {
        return switch (this) {
            case CLAIMED, PREPARED, POSTING -> true;
            case REPLIED, SKIPPED, QUARANTINED, RELEASING, RELEASED, ERASED -> false;
        };
    }
}
