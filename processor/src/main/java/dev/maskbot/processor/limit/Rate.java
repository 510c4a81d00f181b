package dev.maskbot.processor.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;

/** At most so many in any stretch of so long. Immutable. */
record Rate(int count, Duration window) {
    /** Whether there may be one more at this time, beside those at the others, which may be before and after it. */
    boolean allows(Collection<Instant> others, Instant at) {
        return Stream.concat(Stream.of(at), others.stream())
                .filter(start -> !start.isAfter(at) && start.plus(window).isAfter(at))
                .allMatch(start -> inStretchFrom(start, others) < count);
    }

    private long inStretchFrom(Instant start, Collection<Instant> times) {
        return times.stream()
                .filter(time -> !time.isBefore(start) && start.plus(window).isAfter(time))
                .count();
    }
}
