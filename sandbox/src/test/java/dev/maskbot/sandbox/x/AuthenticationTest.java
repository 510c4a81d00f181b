package dev.maskbot.sandbox.x;

import static dev.maskbot.sandbox.x.XClient.CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
    private static final String ME = "/2/users/me";
    private static final String RULES = "/2/tweets/search/stream/rules";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void signedRequest_isTheBots() {
        Answer answer = test.client.asBot("GET", ME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data").toString())
                .isEqualTo("{\"id\":\"111\",\"name\":\"Maskbot\",\"username\":\"maskbot\"}");
    }

    @Test
    void noCredentials_areRefused() {
        Answer answer = test.client.anonymously(ME);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"title\":\"Unauthorized\",\"detail\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401}");
        assertThat(answer.header("x-rate-limit-limit")).isNull();
    }

    @Test
    void wrongSignature_isRefused() {
        String tampered = test.client.signed("GET", ME).replaceFirst("oauth_signature=\"", "oauth_signature=\"A");

        assertThat(test.client.with(tampered, "GET", ME).status()).isEqualTo(401);
    }

    @Test
    void otherConsumerKey_isRefused() {
        assertThat(statusSignedWith(new AppCredentials(
                        "other",
                        CREDENTIALS.consumerSecret(),
                        CREDENTIALS.accessToken(),
                        CREDENTIALS.accessTokenSecret(),
                        CREDENTIALS.bearerToken())))
                .isEqualTo(401);
    }

    @Test
    void otherToken_isRefused() {
        assertThat(statusSignedWith(new AppCredentials(
                        CREDENTIALS.consumerKey(),
                        CREDENTIALS.consumerSecret(),
                        "112-token",
                        CREDENTIALS.accessTokenSecret(),
                        CREDENTIALS.bearerToken())))
                .isEqualTo(401);
    }

    @Test
    void signatureOfAnotherMethod_isRefused() {
        assertThat(test.client.with(test.client.signed("POST", ME), "GET", ME).status())
                .isEqualTo(401);
    }

    @Test
    void signatureWithoutTheQuery_isRefused() {
        String signed = test.client.signed("GET", ME);

        assertThat(test.client
                        .with(signed, "GET", ME + "?user.fields=protected")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void signedQuery_isAccepted() {
        Answer answer = test.client.asBot("GET", ME + "?user.fields=protected");

        assertThat(answer.json().at("/data/protected").asBoolean(true)).isFalse();
    }

    @Test
    void replayedNonce_isRefused() {
        String signed = test.client.signed("GET", ME);

        assertThat(test.client.with(signed, "GET", ME).status()).isEqualTo(200);
        assertThat(test.client.with(signed, "GET", ME).status()).isEqualTo(401);
    }

    @Test
    void nonceOfAnUnsignedRequest_isNotUsedUp() {
        String signed = test.client.signed("GET", ME);
        test.client.with(signed, "DELETE", "/2/tweets/1");

        assertThat(test.client.with(signed, "GET", ME).status()).isEqualTo(200);
    }

    @Test
    void timestampWithinFiveMinutes_isAccepted() {
        assertThat(statusWithTimestampOff(-300)).isEqualTo(200);
        assertThat(statusWithTimestampOff(300)).isEqualTo(200);
    }

    @Test
    void timestampBeyondFiveMinutes_isRefused() {
        assertThat(statusWithTimestampOff(-301)).isEqualTo(401);
        assertThat(statusWithTimestampOff(301)).isEqualTo(401);
    }

    @Test
    void absurdTimestamp_isRefused() {
        String signed = test.client.authorization("GET", ME, "nonce", Long.MAX_VALUE);

        assertThat(test.client.with(signed, "GET", ME).status()).isEqualTo(401);
    }

    @Test
    void unknownBearerToken_isRefused() {
        assertThat(test.client.with("Bearer AAAA/bearer=", "GET", RULES).status())
                .isEqualTo(401);
    }

    @Test
    void botOnAnAppsEndpoint_isUnsupported() {
        Answer answer = test.client.asBot("GET", RULES);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("title").asString()).isEqualTo("Unsupported Authentication");
        assertThat(answer.json().path("type").asString()).endsWith("/problems/unsupported-authentication");
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo("450");
        assertThat(answer.header("x-rate-limit-remaining")).isEqualTo("449");
        assertThat(answer.header("x-rate-limit-reset")).isNotNull();
    }

    @Test
    void appOnAUsersEndpoint_isUnsupported() {
        Answer answer = test.client.asApp("GET", ME);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("Application-Only is forbidden");
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo("75");
    }

    /** By a client that signs correctly. */
    private int statusSignedWith(AppCredentials credentials) {
        try (var client = new XClient(test.x.url(), test.clock, credentials)) {
            return client.asBot("GET", ME).status();
        }
    }

    private int statusWithTimestampOff(long seconds) {
        long timestamp = test.clock.instant().getEpochSecond() + seconds;
        String signed = test.client.authorization("GET", ME, "nonce" + seconds, timestamp);
        return test.client.with(signed, "GET", ME).status();
    }
}
