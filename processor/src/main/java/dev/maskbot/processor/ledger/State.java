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
    QUARANTINED;

    boolean isSettled() {
        return switch (this) {
            case CLAIMED, PREPARED, POSTING -> false;
            case REPLIED, SKIPPED, QUARANTINED -> true;
        };
    }
}
