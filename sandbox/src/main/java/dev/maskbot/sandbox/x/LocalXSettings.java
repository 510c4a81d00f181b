package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a local X is started: its port on 127.0.0.1 (0: any free one), its clock (ids, expiry, limits), the clock that
 * signatures are compared with, how long a
 * stream may be idle before a keep-alive (real time), by how much its limits are wider than X's (1: as they are), how much an account may
 * post and reply a day, whether it offers what enterprises pay for, the
 * app's credentials and the account they belong to. Immutable.
 */
public record LocalXSettings(
        int port,
        InstantSource clock,
        InstantSource signatureClock,
        Duration keepAlive,
        int limitsWiderBy,
        PostsPerDay perDay,
        boolean enterprise,
        AppCredentials credentials,
        User bot) {
    /** What an account may post of its own accord, and what in reply. Immutable. */
    public record PostsPerDay(int posts, int replies) {}

    // X sends "\r\n" at least every 20 s on an idle stream.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    public LocalXSettings {
        if (!keepAlive.isPositive()) {
            throw new IllegalArgumentException("the keep-alive interval must be positive: " + keepAlive);
        }
    }

    public static LocalXSettings of(AppCredentials credentials, User bot) {
        return new LocalXSettings(
                0,
                InstantSource.system(),
                InstantSource.system(),
                KEEP_ALIVE,
                1,
                new PostsPerDay(DailyPosts.MOST, DailyPosts.MOST),
                false,
                credentials,
                bot);
    }

    public LocalXSettings withPort(int newPort) {
        return new LocalXSettings(
                newPort, clock, signatureClock, keepAlive, limitsWiderBy, perDay, enterprise, credentials, bot);
    }

    public LocalXSettings withClock(InstantSource newClock) {
        return new LocalXSettings(
                port, newClock, newClock, keepAlive, limitsWiderBy, perDay, enterprise, credentials, bot);
    }

    /** For clients whose signatures are of another time than the rest: twitter4j takes the machine's. */
    public LocalXSettings withSignatureClock(InstantSource newClock) {
        return new LocalXSettings(
                port, clock, newClock, keepAlive, limitsWiderBy, perDay, enterprise, credentials, bot);
    }

    public LocalXSettings withKeepAlive(Duration newKeepAlive) {
        return new LocalXSettings(
                port, clock, signatureClock, newKeepAlive, limitsWiderBy, perDay, enterprise, credentials, bot);
    }

    /** For measuring what is beyond X's limits. */
    public LocalXSettings withLimitsWiderBy(int times) {
        return new LocalXSettings(port, clock, signatureClock, keepAlive, times, perDay, enterprise, credentials, bot);
    }

    /** Of an account that is not verified, say: 50 posts of its own accord. */
    public LocalXSettings withPostsPerDay(int posts) {
        return withPerDay(new PostsPerDay(posts, perDay.replies()));
    }

    /** Of an account that is not verified, say: 200. */
    public LocalXSettings withRepliesPerDay(int replies) {
        return withPerDay(new PostsPerDay(perDay.posts(), replies));
    }

    private LocalXSettings withPerDay(PostsPerDay newPerDay) {
        return new LocalXSettings(
                port, clock, signatureClock, keepAlive, limitsWiderBy, newPerDay, enterprise, credentials, bot);
    }

    /** With what X does for enterprises alone: {@code backfill_minutes}, and replies to whoever did not ask for one. */
    public LocalXSettings forEnterprise() {
        return new LocalXSettings(
                port, clock, signatureClock, keepAlive, limitsWiderBy, perDay, true, credentials, bot);
    }
}
