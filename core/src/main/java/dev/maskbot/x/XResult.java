package dev.maskbot.x;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Every answer that X can give. Callers switch over it without {@code default}, so that none is forgotten. */
public sealed interface XResult<T> {
    /** Done. */
    record Ok<T>(T value) implements XResult<T> {}

    /** Not done; not to be tried before {@code until}. */
    record RateLimited<T>(Instant until) implements XResult<T> {
        /** A reset that lies in the past by our clock must not make us ask in a loop. */
        private static final Duration LEAST = Duration.ofSeconds(1);

        /** X names the reset in whole seconds: who was limited together would ask together. */
        private static final Duration JITTER = Duration.ofSeconds(2);

        /** How long to wait before the next try; never nothing. */
        public Duration pause(Instant now, RandomGenerator random) {
            var rest = Duration.between(now, until);
            return (rest.compareTo(LEAST) < 0 ? LEAST : rest).plusMillis(random.nextLong(JITTER.toMillis()));
        }
    }

    /** Not done, and trying again changes nothing. */
    record Rejected<T>(Problem problem) implements XResult<T> {}

    /** Not done: the keys or the signature are wrong. */
    record Unauthorized<T>(Problem problem) implements XResult<T> {}

    /** Not done, or done without harm if it is done again: try later. */
    record Unavailable<T>(String why) implements XResult<T> {}

    /** May have been done: look before trying again. */
    record Unknown<T>(String why) implements XResult<T> {}
}
