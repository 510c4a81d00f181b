package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.time.Instant;

/**
 * A quota of so many units a second, of which one second's worth can be saved up; taking more than there is leaves a
 * debt that time pays off. Not thread-safe: its shard's lock guards it.
 */
final class TokenBucket {
    // Filling in many small steps must not make a reader who keeps to the rate wait for a last fraction.
    private static final double ROUNDING = 1e-6;

    private final double perSecond;
    private double tokens;
    private Instant filled;

    TokenBucket(double perSecond, Instant now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filled = now;
    }

    boolean has(long units, Instant now) {
        if (now.isAfter(filled)) {
            double seconds = Duration.between(filled, now).toNanos() / 1e9;
            tokens = Math.min(perSecond, tokens + seconds * perSecond);
            filled = now;
        }
        return tokens + ROUNDING >= units;
    }

    void take(long units) {
        tokens -= units;
    }
}
