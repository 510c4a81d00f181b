package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How X gives tokens, by its documentation; the app's own with {@code -Dx.live=FILE} by the real one. */
final class TokenContractTest {
    private static final String APP = "/oauth2/token";
    private static final String USER = "/2/oauth2/token";
    private static final String ME = "/2/users/me";
    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";

    private final XTarget target = XTarget.open();
    private final XClient client = target.client();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void consumerKeyAndSecret_getTheBearerToken_theSameEachTime() {
        var first = client.form(APP, consumer(), CLIENT_CREDENTIALS);
        var second = client.form(APP, consumer(), CLIENT_CREDENTIALS);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("token_type").asString()).isEqualTo("bearer");
        assertThat(second.bytes()).isEqualTo(first.bytes());
        var bearer = "Bearer " + first.json().path("access_token").asString();
        assertThat(client.with(bearer, "GET", "/2/tweets/search/stream/rules").status())
                .isEqualTo(200);
    }

    @Test
    void wrongSecret_isNotVerified() {
        var answer = client.form(APP, XClient.basic(client.credentials().consumerKey(), "wrong"), CLIENT_CREDENTIALS);

        assertUnverified(answer);
    }

    @Test
    void otherGrant_isNotVerified() {
        assertUnverified(client.form(APP, consumer(), ""));
        assertUnverified(client.form(APP, consumer(), "grant_type=password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!", "Basic bm9jb2xvbg==", "Bearer abc"})
    void headerThatIsNoBasic_isNotVerified(String header) {
        assertUnverified(client.form(APP, header, CLIENT_CREDENTIALS));
    }

    @Test
    void accessToken_speaksForTheAccount_forTwoHours() {
        var grant = target.grant();

        assertThat(asUser(grant.accessToken()).json().at("/data/username").asString())
                .isEqualTo("maskbot");
        target.advance(Duration.ofHours(2));
        assertThat(asUser(grant.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void refreshToken_getsNewTokens_andIsGoodForOneUse() {
        var grant = target.grant();

        var refreshed = refresh(grant, grant.refreshToken());

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.json().path("expires_in").asInt()).isEqualTo(7200);
        var access = refreshed.json().path("access_token").asString();
        var next = refreshed.json().path("refresh_token").asString();
        assertThat(asUser(access).status()).isEqualTo(200);
        assertInvalid(refresh(grant, grant.refreshToken()));
        assertThat(refresh(grant, next).status()).isEqualTo(200);
    }

    @Test
    void refreshTokenThatNobodyGot_isInvalid() {
        assertInvalid(refresh(target.grant(), "made-up"));
    }

    @Test
    void invalidRefreshAsFault_leavesTheTokenUnused() {
        var grant = target.grant();
        target.inject(Fault.of("x", new Kind.InvalidRefresh()).times(1));

        assertInvalid(refresh(grant, grant.refreshToken()));
        assertThat(refresh(grant, grant.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void clientWithoutItsSecret_isUnauthorized() {
        var grant = target.grant();

        var answer = client.form(
                USER,
                XClient.basic(grant.clientId(), ""),
                "grant_type=refresh_token&refresh_token=" + grant.refreshToken());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asString()).isEqualTo("unauthorized_client");
    }

    private Answer refresh(UserGrant grant, String token) {
        return client.form(
                USER,
                XClient.basic(grant.clientId(), grant.clientSecret()),
                "grant_type=refresh_token&refresh_token=" + token);
    }

    private Answer asUser(String accessToken) {
        return client.with("Bearer " + accessToken, "GET", ME);
    }

    private String consumer() {
        return XClient.basic(
                client.credentials().consumerKey(), client.credentials().consumerSecret());
    }

    private static void assertUnverified(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/errors/0/code").asInt()).isEqualTo(99);
        assertThat(answer.json().at("/errors/0/label").asString()).isEqualTo("authenticity_token_error");
        assertThat(answer.message()).isEqualTo("Unable to verify your credentials");
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString())
                .isEqualTo("{\"error\":\"invalid_request\","
                        + "\"error_description\":\"Value passed for the token was invalid.\"}");
    }
}
