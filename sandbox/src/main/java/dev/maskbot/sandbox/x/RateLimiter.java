package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the calls of each operation and caller in windows of 15 minutes from their first call. Thread-safe. */
final class RateLimiter {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final int widerBy;
    private final Map<Counted, Window> windows = new ConcurrentHashMap<>();

    /** @param widerBy the limits than X's */
    RateLimiter(InstantSource clock, int widerBy) {
        this.clock = clock;
        this.widerBy = widerBy;
    }

    private record Counted(Operation operation, Caller caller) {}

    private record Window(Instant reset, int calls) {}

    /** Where a caller stands after this call; {@code remaining} is negative when the call is one too many. */
    record Usage(int limit, int remaining, Instant reset) {
        boolean isExceeded() {
            return remaining < 0;
        }
    }

    Usage count(Operation operation, Caller caller) {
        Instant now = clock.instant();
        Window window = windows.compute(
                new Counted(operation, caller),
                (_, current) -> current == null || !now.isBefore(current.reset())
                        ? new Window(now.plus(WINDOW), 1)
                        : new Window(current.reset(), current.calls() + 1));
        int limit = operation.limit(caller) * widerBy;
        return new Usage(limit, limit - window.calls(), window.reset());
    }
}
