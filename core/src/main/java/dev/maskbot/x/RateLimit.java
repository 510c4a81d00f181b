package dev.maskbot.x;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;

/**
 * What X's headers say about the calls of one kind. Immutable.
 *
 * @param remaining calls that are left until {@code reset}
 */
public record RateLimit(int remaining, Instant reset) {
    /** Nothing when X named no limit for this call: absent is not exhausted. */
    public static Optional<RateLimit> of(HttpHeaders headers) {
        var remaining = headers.firstValueAsLong("x-rate-limit-remaining");
        var reset = headers.firstValueAsLong("x-rate-limit-reset");
        return remaining.isEmpty() || reset.isEmpty()
                ? Optional.empty()
                : Optional.of(new RateLimit((int) remaining.getAsLong(), Instant.ofEpochSecond(reset.getAsLong())));
    }
}
