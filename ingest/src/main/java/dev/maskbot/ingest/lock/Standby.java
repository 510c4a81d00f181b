package dev.maskbot.ingest.lock;

import dev.maskbot.ingest.lock.LeaseLock.Refused;
import dev.maskbot.ingest.lock.LeaseLock.Unknown;
import dev.maskbot.ingest.lock.LeaseLock.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Waits for the lock to be free: released, or not renewed for a whole lease by the clock of who waits. No clocks are
 * compared between machines. Confined to one thread.
 */
final class Standby {
    private static final Logger log = LoggerFactory.getLogger(Standby.class);

    private final LeaseLock lock;
    private final InstantSource clock;
    private Optional<LockRecord> seen = Optional.empty();
    private Instant since = Instant.MIN;

    Standby(LeaseLock lock, InstantSource clock) {
        this.lock = lock;
        this.clock = clock;
    }

    /** Looks once, and takes the lock if it may. */
    Optional<Lease> poll() {
        return switch (lock.read()) {
            case LockRecord now -> isFree(now) ? take(now) : Optional.empty();
            case Unknown(var why) -> failed("lock.read_failed", why);
        };
    }

    private boolean isFree(LockRecord now) {
        if (now.owner().isEmpty() || lock.isMine(now)) {
            return true;
        }
        // Of the time after the answer: a write may be younger than the question that found it.
        var at = clock.instant();
        if (seen.filter(now::isSameWrite).isEmpty()) {
            if (seen.filter(old -> old.token() == now.token()).isEmpty()) {
                log.atInfo()
                        .addKeyValue("holder", now.owner().get())
                        .addKeyValue("token", now.token())
                        .log("lock.standby");
            }
            seen = Optional.of(now);
            since = at;
        }
        return !at.isBefore(since.plus(now.lease()));
    }

    private Optional<Lease> take(LockRecord free) {
        var sent = clock.instant();
        return switch (lock.take(free)) {
            case Written(var taken) -> {
                log.atInfo().addKeyValue("token", taken.token()).log("lock.acquired");
                yield Optional.of(new Lease(lock, taken, sent, clock));
            }
            case Refused _ -> Optional.empty(); // another was faster
            case Unknown(var why) -> failed("lock.take_failed", why);
        };
    }

    private static Optional<Lease> failed(String event, SdkException why) {
        log.atWarn().addKeyValue("why", why.getMessage()).log(event);
        return Optional.empty();
    }
}
