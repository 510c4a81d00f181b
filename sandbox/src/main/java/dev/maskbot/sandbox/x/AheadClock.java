package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be moved ahead of the one it follows, never back. Thread-safe. */
final class AheadClock implements InstantSource {
    private final InstantSource followed;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    AheadClock(InstantSource followed) {
        this.followed = followed;
    }

    @Override
    public Instant instant() {
        return followed.instant().plus(ahead.get());
    }

    /** Throws IllegalArgumentException for a time that is negative. */
    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time goes on, not back by " + by.abs());
        }
        ahead.updateAndGet(by::plus);
    }
}
