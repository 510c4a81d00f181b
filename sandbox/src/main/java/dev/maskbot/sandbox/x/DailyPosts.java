package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/** What accounts have posted in a day, of their own accord and in reply, and how much more they may. Thread-safe. */
final class DailyPosts {
    // X's help pages: of any account, posts and replies together.
    static final int MOST = 2_400;

    private static final Duration DAY = Duration.ofDays(1);

    private final Windows<Counted> windows;
    private final int widerBy;
    private final LocalXSettings.PostsPerDay perDay;

    DailyPosts(InstantSource clock, LocalXSettings settings) {
        windows = new Windows<>(clock);
        widerBy = settings.limitsWiderBy();
        perDay = settings.perDay();
    }

    private enum Kind {
        POST,
        REPLY,
        EITHER
    }

    private record Counted(User author, Kind kind) {}

    /** By the limit that is nearest. */
    RateLimiter.Usage usage(User author, boolean reply) {
        return kinds(reply)
                .map(kind -> usage(kind, windows.get(new Counted(author, kind), DAY)))
                .min(Comparator.comparingInt(RateLimiter.Usage::remaining))
                .orElseThrow();
    }

    /** The same after one more. */
    RateLimiter.Usage count(User author, boolean reply) {
        kinds(reply).forEach(kind -> windows.add(new Counted(author, kind), DAY));
        return usage(author, reply);
    }

    void clear() {
        windows.clear();
    }

    private static Stream<Kind> kinds(boolean reply) {
        return Stream.of(reply ? Kind.REPLY : Kind.POST, Kind.EITHER);
    }

    private RateLimiter.Usage usage(Kind kind, Windows.Window window) {
        var limit = switch (kind) {
            case POST -> perDay.posts();
            case REPLY -> perDay.replies();
            case EITHER -> MOST;
        };
        return RateLimiter.Usage.of("x-user-limit-24hour", limit * widerBy, window);
    }
}
