package dev.maskbot.processor.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** At most so many in any stretch of so long. Immutable. */
record Rate(int count, Duration window) {
    /** Whether there may be one more now, after those at these times. */
    boolean allows(Collection<Instant> before, Instant now) {
        var start = now.minus(window);
        return before.stream().filter(time -> time.isAfter(start)).count() < count;
    }
}
