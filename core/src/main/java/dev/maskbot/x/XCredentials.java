package dev.maskbot.x;

import dev.maskbot.runtime.Secret;
import dev.maskbot.runtime.Settings;

/**
 * What X gave the operator: the app's and the bot account's keys (OAuth 1.0a) and the app's own token (Bearer).
 * Immutable.
 */
public record XCredentials(
        Secret consumerKey, Secret consumerSecret, Secret accessToken, Secret accessTokenSecret, Secret bearerToken) {
    public static XCredentials from(Settings settings) {
        return new XCredentials(
                settings.secret("consumer-key"),
                settings.secret("consumer-secret"),
                settings.secret("access-token"),
                settings.secret("access-token-secret"),
                settings.secret("bearer-token"));
    }
}
