package dev.maskbot.sandbox.x;

import java.util.Map;

/**
 * What the one app of the local X signs in with: its consumer key, the bot's access token (OAuth 1.0a, both with a
 * secret) and the app-only bearer token. The values are made up for one run, so they may be printed. Immutable.
 */
public record AppCredentials(
        String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret, String bearerToken) {
    /** By the names that Maskbot's parameters for them have. */
    public Map<String, String> parameters() {
        return Map.of(
                "consumer-key", consumerKey,
                "consumer-secret", consumerSecret,
                "access-token", accessToken,
                "access-token-secret", accessTokenSecret,
                "bearer-token", bearerToken);
    }
}
