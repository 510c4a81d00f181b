package dev.maskbot.ingest.stream;

import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps us from using up the connects that X grants: 50 in 15 minutes, of which we take 40, whatever happens. It counts
 * ours, and believes X about those of others: a process before this one, another instance. Confined to one thread.
 */
final class ConnectBudget {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int GRANTED = 50;
    private static final int OURS = 40;

    private final Deque<Instant> connects = new ArrayDeque<>();
    private Instant notBefore = Instant.MIN;

    /** To be called for every request that X may have seen. */
    void spend(Instant now) {
        connects.addLast(now);
        while (connects.size() > OURS) {
            connects.removeFirst();
        }
    }

    /** What X said with its answer. */
    void believe(RateLimit limit) {
        if (limit.remaining() <= GRANTED - OURS) {
            notBefore = limit.reset();
        }
    }

    /** How long there must be no connect, zero when there may be one. */
    Duration untilNext(Instant now) {
        var own = connects.size() < OURS ? Instant.MIN : connects.getFirst().plus(WINDOW);
        var next = own.isAfter(notBefore) ? own : notBefore;
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }
}
