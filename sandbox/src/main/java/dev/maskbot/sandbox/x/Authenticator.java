package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells who is calling by the Authorization header; refuses with 401. Thread-safe. */
final class Authenticator {
    private static final String BEARER = "Bearer ";
    private static final String OAUTH = "OAuth ";

    private final AppCredentials credentials;
    private final User bot;
    private final OAuthVerifier oauth;
    private final UserTokens tokens;

    Authenticator(AppCredentials credentials, User bot, OAuthVerifier oauth, UserTokens tokens) {
        this.credentials = credentials;
        this.bot = bot;
        this.oauth = oauth;
        this.tokens = tokens;
    }

    Caller authenticate(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            String token = header.substring(BEARER.length());
            return isOfApp(token)
                    ? new Caller.App()
                    : tokens.user(token).map(Caller.Account::new).orElseThrow(Problem.unauthorized()::exception);
        }
        if (header != null
                && header.startsWith(OAUTH)
                && oauth.accepts(SignedRequest.of(ctx, header.substring(OAUTH.length())))) {
            return new Caller.Account(bot);
        }
        throw Problem.unauthorized().exception();
    }

    private boolean isOfApp(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                credentials.bearerToken().getBytes(StandardCharsets.UTF_8));
    }
}
