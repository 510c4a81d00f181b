package dev.maskbot.sandbox.x;

/**
 * What an app holds after an account has authorised it by OAuth 2.0: the client's id and secret, and the first tokens. The
 * values are made up for one run. Immutable.
 */
public record UserGrant(String clientId, String clientSecret, String accessToken, String refreshToken) {}
