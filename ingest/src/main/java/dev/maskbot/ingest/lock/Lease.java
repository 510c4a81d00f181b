package dev.maskbot.ingest.lock;

import dev.maskbot.ingest.lock.LeaseLock.Refused;
import dev.maskbot.ingest.lock.LeaseLock.Unknown;
import dev.maskbot.ingest.lock.LeaseLock.Written;
import dev.maskbot.x.PostId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock that this instance has taken, for as long as it can be sure that no other has it. Confined to one thread. */
final class Lease {
    /** Without a renewal for so long it is over; what others wait beyond that is for ending the work. */
    private static final Duration SURE = Duration.ofSeconds(12);

    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final Duration RENEWAL_AGAIN = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final LeaseLock lock;
    private final Term term;
    private final InstantSource clock;
    private Instant next;
    private Instant end;

    Lease(LeaseLock lock, LockRecord taken, Instant sent, InstantSource clock) {
        this.lock = lock;
        this.term = new Term(taken.token(), taken.watermark());
        this.clock = clock;
        extend(sent);
    }

    Term term() {
        return term;
    }

    /** How long to wait before {@link #renew}. */
    Duration untilNext() {
        return Duration.between(clock.instant(), next.isBefore(end) ? next : end);
    }

    /** Renews it; gives whether the lock is still held for sure. */
    boolean renew(Optional<PostId> watermark) {
        var sent = clock.instant();
        var left = Duration.between(sent, end);
        if (!left.isPositive()) {
            log.atWarn().addKeyValue("token", term.token()).log("lock.stepped_down");
            return false;
        }
        return switch (lock.renew(watermark, left.compareTo(LeaseLock.CALL) < 0 ? left : LeaseLock.CALL)) {
            case Written _ -> {
                extend(sent);
                yield true;
            }
            case Refused(var now) -> {
                log.atWarn()
                        .addKeyValue("token", term.token())
                        .addKeyValue("holder", now.owner().orElse("nobody"))
                        .addKeyValue("now", now.token())
                        .log("lock.lost");
                yield false;
            }
            case Unknown(var why) -> {
                log.atWarn()
                        .addKeyValue("token", term.token())
                        .addKeyValue("why", why.getMessage())
                        .log("lock.renew_failed");
                next = clock.instant().plus(RENEWAL_AGAIN);
                yield true;
            }
        };
    }

    /** From when the write was sent: others may have seen it at once. */
    private void extend(Instant sent) {
        next = sent.plus(RENEWAL);
        end = sent.plus(SURE);
    }
}
