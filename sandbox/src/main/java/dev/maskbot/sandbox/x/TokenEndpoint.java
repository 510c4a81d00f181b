package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /oauth2/token}: the app's bearer token, for its consumer key and secret; and {@code POST /2/oauth2/token}: a
 * user's next tokens, for a refresh token. Thread-safe.
 */
final class TokenEndpoint {
    static final String APP = "/oauth2/token";
    static final String USER = "/2/oauth2/token";

    private static final String BASIC = "Basic ";
    private static final String SCOPES = "tweet.read tweet.write users.read media.write offline.access";

    private final AppCredentials credentials;
    private final UserTokens tokens;
    private final Faults faults;
    private final Client client =
            new Client(UUID.randomUUID().toString(), UUID.randomUUID().toString());

    TokenEndpoint(AppCredentials credentials, UserTokens tokens, Faults faults) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.faults = faults;
    }

    private record Client(String id, String secret) {}

    /** As if an account had just authorised the app in a browser. */
    UserGrant grant(User user) {
        UserTokens.Pair pair = tokens.grant(user);
        return new UserGrant(client.id(), client.secret(), pair.access(), pair.refresh());
    }

    void app(Context ctx) {
        var known = new Client(credentials.consumerKey(), credentials.consumerSecret());
        if (!caller(ctx).equals(Optional.of(known)) || !"client_credentials".equals(ctx.formParam("grant_type"))) {
            throw Problem.unverifiable().exception();
        }
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("token_type", "bearer")
                .put("access_token", credentials.bearerToken());
        JsonBody.write(ctx, 200, body);
    }

    void user(Context ctx) {
        if (!caller(ctx).equals(Optional.of(client))) {
            throw Problem.oauth(401, "unauthorized_client", "Missing valid authorization header")
                    .exception();
        }
        if (!"refresh_token".equals(ctx.formParam("grant_type"))) {
            throw Problem.oauth(400, "unsupported_grant_type", "Only refresh_token is known here.")
                    .exception();
        }
        UserTokens.Pair pair = Optional.ofNullable(ctx.formParam("refresh_token"))
                .filter(_ -> faults.meet(Kind.InvalidRefresh.class).isEmpty())
                .flatMap(tokens::refresh)
                .orElseThrow(() -> Problem.oauth(400, "invalid_request", "Value passed for the token was invalid.")
                        .exception());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("token_type", "bearer")
                .put("expires_in", UserTokens.LIFETIME.toSeconds())
                .put("access_token", pair.access())
                .put("scope", SCOPES)
                .put("refresh_token", pair.refresh());
        JsonBody.write(ctx, 200, body);
    }

    /** X: both halves are URL encoded before they become base64. */
    private static Optional<Client> caller(Context ctx) {
        String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        if (!header.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Client(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
