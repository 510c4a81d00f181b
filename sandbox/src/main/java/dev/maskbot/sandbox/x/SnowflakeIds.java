package dev.maskbot.sandbox.x;

import java.time.Instant;
import java.time.InstantSource;

/** Makes ids as X does: milliseconds since X's epoch, then a sequence of 22 bits; they always rise. Thread-safe. */
final class SnowflakeIds {
    // Twitter's snowflake epoch, 2010-11-04T01:42:54.657Z.
    private static final long EPOCH_MILLIS = 1288834974657L;
    private static final int SEQUENCE_BITS = 22;

    private final InstantSource clock;
    private long last;
    private long late;

    SnowflakeIds(InstantSource clock) {
        this.clock = clock;
    }

    /** When an id was made. */
    static Instant time(long id) {
        return Instant.ofEpochMilli((id >> SEQUENCE_BITS) + EPOCH_MILLIS);
    }

    synchronized long next() {
        long first = (clock.millis() - EPOCH_MILLIS) << SEQUENCE_BITS;
        last = Math.max(first, last + 1);
        return last;
    }

    /** Of something that is older than what has its id already. */
    synchronized long at(Instant time) {
        return ((time.toEpochMilli() - EPOCH_MILLIS) << SEQUENCE_BITS) + late++;
    }
}
