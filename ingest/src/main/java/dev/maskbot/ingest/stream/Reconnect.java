package dev.maskbot.ingest.stream;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Decides how long to wait before the next connect. Confined to one thread. */
final class Reconnect {
    /** A connection that lived shorter has proved nothing: forgetting failures for it would make a loop of them. */
    static final Duration USEFUL = Duration.ofSeconds(60);

    /** Upwards only, since X names least waits. */
    private static final double JITTER = 0.25;

    private final RandomGenerator random;
    private final Map<Ladder, Integer> failures = new EnumMap<>(Ladder.class);

    Reconnect(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after an ended or refused connection.
     *
     * @param lived from its first byte to its last; zero when there was none
     */
    Duration after(Cause cause, Duration lived) {
        if (lived.compareTo(USEFUL) >= 0) {
            failures.clear();
        }
        var step = cause.ladder().step(failures.merge(cause.ladder(), 1, Integer::sum));
        return step.plusMillis((long) (step.toMillis() * JITTER * random.nextDouble()));
    }

    /** How many of this kind there were since the last connection that was of use. */
    int failures(Ladder ladder) {
        return failures.getOrDefault(ladder, 0);
    }
}
