package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What accounts have granted by OAuth 2.0: access tokens for two hours, refresh tokens for one use. Thread-safe. */
final class UserTokens {
    // X: "access token ~2 hours"; "refresh tokens rotate - always save the newest one".
    static final Duration LIFETIME = Duration.ofHours(2);

    private final InstantSource clock;
    private final Map<String, Access> byAccessToken = new HashMap<>();
    private final Map<String, User> byRefreshToken = new HashMap<>();

    UserTokens(InstantSource clock) {
        this.clock = clock;
    }

    private record Access(User user, Instant expiresAt) {}

    record Pair(String access, String refresh) {}

    synchronized Pair grant(User user) {
        var pair = new Pair(token(), token());
        byAccessToken.put(pair.access(), new Access(user, clock.instant().plus(LIFETIME)));
        byRefreshToken.put(pair.refresh(), user);
        return pair;
    }

    /** A new pair; empty for a refresh token that was used already, or never given. */
    synchronized Optional<Pair> refresh(String refreshToken) {
        return Optional.ofNullable(byRefreshToken.remove(refreshToken)).map(this::grant);
    }

    /** Whose access token it is; empty once it has expired. */
    synchronized Optional<User> user(String accessToken) {
        return Optional.ofNullable(byAccessToken.get(accessToken))
                .filter(access -> clock.instant().isBefore(access.expiresAt()))
                .map(Access::user);
    }

    synchronized void clear() {
        byAccessToken.clear();
        byRefreshToken.clear();
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
