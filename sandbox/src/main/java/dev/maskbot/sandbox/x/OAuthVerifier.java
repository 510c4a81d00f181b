package dev.maskbot.sandbox.x;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Checks OAuth 1.0a: known key and token, fresh timestamp, right signature, a nonce never seen. Thread-safe. */
final class OAuthVerifier {
    // X refuses timestamps more than 5 minutes off.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final AppCredentials credentials;
    private final InstantSource clock;
    private final Map<String, Instant> nonces = new HashMap<>();

    OAuthVerifier(AppCredentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    boolean accepts(SignedRequest request) {
        Map<String, String> oauth = request.oauth();
        return credentials.consumerKey().equals(oauth.get("oauth_consumer_key"))
                && credentials.accessToken().equals(oauth.get("oauth_token"))
                && "HMAC-SHA1".equals(oauth.get("oauth_signature_method"))
                && "1.0".equals(oauth.getOrDefault("oauth_version", "1.0"))
                && isFresh(oauth.getOrDefault("oauth_timestamp", ""))
                && isSigned(request)
                && isFirstUse(oauth.getOrDefault("oauth_nonce", ""));
    }

    private boolean isFresh(String timestamp) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | ArithmeticException | DateTimeException _) {
            return false;
        }
    }

    private boolean isSigned(SignedRequest request) {
        String expected = OAuthSignature.of(request, credentials.consumerSecret(), credentials.accessTokenSecret());
        String given = request.oauth().getOrDefault("oauth_signature", "");
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** A nonce is kept while a request that carries it could still be fresh. */
    private synchronized boolean isFirstUse(String nonce) {
        Instant now = clock.instant();
        nonces.values().removeIf(forgettable -> forgettable.isBefore(now));
        return !nonce.isEmpty() && nonces.putIfAbsent(nonce, now.plus(TOLERANCE.multipliedBy(2))) == null;
    }
}
