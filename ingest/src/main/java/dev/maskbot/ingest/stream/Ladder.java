package dev.maskbot.ingest.stream;

import java.time.Duration;

/** How waits grow with the failures of one kind. The first three are X's ("Handling disconnections"). */
enum Ladder {
    /** 250 ms more with every failure, up to 16 s. */
    NETWORK {
        @Override
        Duration step(int failures) {
            return min(Duration.ofMillis(250).multipliedBy(failures), Duration.ofSeconds(16));
        }
    },
    /** 5 s, doubling, up to 320 s. */
    SERVER {
        @Override
        Duration step(int failures) {
            return doubling(Duration.ofSeconds(5), failures, Duration.ofSeconds(320));
        }
    },
    /** 60 s, doubling; a limit of X lasts 15 minutes at most. */
    LIMIT {
        @Override
        Duration step(int failures) {
            return doubling(Duration.ofSeconds(60), failures, Duration.ofMinutes(15));
        }
    },
    /** At once after the first; from then on as for errors of the server: a connection that does not last is one. */
    DROPPED {
        @Override
        Duration step(int failures) {
            return failures == 1 ? Duration.ZERO : SERVER.step(failures - 1);
        }
    },
    /** At once after the rules were made again; from then on as for errors of the server. */
    RULES {
        @Override
        Duration step(int failures) {
            return DROPPED.step(failures);
        }
    },
    /** A process that died without a word leaves its place taken for some seconds (measured by others: 5 to 10). */
    PLACE {
        @Override
        Duration step(int failures) {
            return Duration.ofSeconds(5);
        }
    },
    /** Often enough to be back soon after somebody acted, seldom enough to be no hammering. */
    PERSON {
        @Override
        Duration step(int failures) {
            return Duration.ofMinutes(5);
        }
    },
    NONE {
        @Override
        Duration step(int failures) {
            return Duration.ZERO;
        }
    };

    /**
     * The least wait.
     *
     * @param failures so far, 1 after the first
     */
    abstract Duration step(int failures);

    private static Duration doubling(Duration base, int failures, Duration cap) {
        return min(base.multipliedBy(1L << Math.min(failures - 1, 20)), cap);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
