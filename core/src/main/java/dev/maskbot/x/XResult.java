package dev.maskbot.x;

import java.time.Instant;

/** Every answer that X can give. Callers switch over it without {@code default}, so that none is forgotten. */
public sealed interface XResult<T> {
    /** Done. */
    record Ok<T>(T value) implements XResult<T> {}

    /** Not done; not to be tried before {@code until}. */
    record RateLimited<T>(Instant until) implements XResult<T> {}

    /** Not done, and trying again changes nothing. */
    record Rejected<T>(Problem problem) implements XResult<T> {}

    /** Not done: the keys or the signature are wrong. */
    record Unauthorized<T>(Problem problem) implements XResult<T> {}

    /** Not done, or done without harm if it is done again: try later. */
    record Unavailable<T>(String why) implements XResult<T> {}

    /** May have been done: look before trying again. */
    record Unknown<T>(String why) implements XResult<T> {}
}
