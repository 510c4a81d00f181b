package dev.maskbot.processor.ledger;

/** Another worker has claimed the mention: this one must not touch it any more. */
public final class ClaimLost extends Exception {
    private static final long serialVersionUID = 1L;

    ClaimLost(Claim claim) {
        super("attempt %d at %s was overtaken".formatted(claim.attempt(), claim.mention()));
    }
}
