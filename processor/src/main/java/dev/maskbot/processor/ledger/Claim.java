package dev.maskbot.processor.ledger;

import dev.maskbot.mention.MentionId;
import java.util.Optional;

/**
 * The right to work on a mention. It ends when somebody else claims the mention, whose attempt is then higher, which makes
 * every later write of this one fail. Confined to one thread.
 */
public final class Claim {
    private final MentionId mention;
    private final String owner;
    private final int attempt;
    private final int tries;
    private final Optional<Prepared> prepared;
    private final Optional<Doubt> doubt;
    private int writes;
    private boolean risky;

    Claim(
            MentionId mention,
            String owner,
            int attempt,
            int tries,
            int writes,
            Optional<Prepared> prepared,
            Optional<Doubt> doubt) {
        this.mention = mention;
        this.owner = owner;
        this.attempt = attempt;
        this.tries = tries;
        this.writes = writes;
        this.prepared = prepared;
        this.doubt = doubt;
    }

    public MentionId mention() {
        return mention;
    }

    /** Which claim of this mention it is; 1 for the first. */
    public int attempt() {
        return attempt;
    }

    /** How many attempts before this one failed, or died of what they did, for which nothing but the mention is to blame. */
    public int tries() {
        return tries;
    }

    /** What an earlier attempt made ready to be sent. */
    public Optional<Prepared> prepared() {
        return prepared;
    }

    /** What an earlier attempt was about to send when it ended: X may have it. */
    public Optional<Doubt> doubt() {
        return doubt;
    }

    String owner() {
        return owner;
    }

    int writes() {
        return writes;
    }

    void written() {
        writes++;
    }

    /** Whether this attempt is counted as failed already, in case that nobody can do so later. */
    boolean risky() {
        return risky;
    }

    void risky(boolean now) {
        risky = now;
    }
}
