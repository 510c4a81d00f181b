package dev.maskbot.processor;

import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.outage.Patience;

/** One attempt at a mention: what it waits with, and where it writes down what it risks. */
record Attempt(ReplyLedger ledger, Claim claim, Patience patience) {
    /** Whether an earlier attempt failed, or did not survive. */
    boolean isSuspect() {
        return claim.tries() > 0;
    }

    /** To be called before bytes of strangers are decoded: they can end the process. */
    void risk() throws ClaimLost, InterruptedException {
        patience.insist(() -> ledger.risk(claim));
    }

    /**
     * To be called when they are decoded: if the process ends now, it is somebody else's doing. Only a suspect is worth
     * the write: it is once more under suspicion that makes a mention fail.
     */
    void survived() throws ClaimLost, InterruptedException {
        if (isSuspect()) {
            patience.insist(() -> ledger.excuse(claim));
        }
    }
}
