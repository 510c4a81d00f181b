package dev.maskbot.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling from {@code base} to {@code cap}, with full jitter. Immutable. */
public record Backoff(Duration base, Duration cap) {
    /**
     * A random part of the full delay.
     *
     * @param failures so far, 1 after the first
     */
    public Duration delay(int failures, RandomGenerator random) {
        var doublings = Math.min(failures - 1, 30);
        var full = Math.min(cap.toMillis(), base.toMillis() << doublings);
        return Duration.ofMillis(random.nextLong(full + 1));
    }
}
