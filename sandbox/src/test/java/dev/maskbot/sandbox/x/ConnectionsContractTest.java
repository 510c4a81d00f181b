package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.x.XClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How X lists and ends connections, by its OpenAPI document; with {@code -Dx.live=FILE} the real one. */
final class ConnectionsContractTest {
    private static final String CONNECTIONS = "/2/connections";

    private final XTarget target = XTarget.open();
    private final XClient client = target.client();

    @BeforeEach
    void addRule() {
        target.requireRule();
    }

    @AfterEach
    void close() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/all", "/filtered_stream"})
    void allConnections_areEnded(String which) {
        try (var stream = client.stream("")) {
            assertThat(stream.status()).isEqualTo(200);

            var closed = client.asApp("DELETE", CONNECTIONS + which);

            assertThat(closed.status()).isEqualTo(200);
            assertThat(closed.json().at("/data/successful_kills").asInt()).isEqualTo(1);
            assertThat(closed.json().at("/data/failed_kills").asInt()).isZero();
            assertThat(closed.json().at("/data/results/0/success").asBoolean()).isTrue();
            assertThat(stream.endsNext()).isTrue();
        }
    }

    @Test
    void connectionsOfAnotherStream_areNone() {
        try (var stream = client.stream("")) {
            var closed = client.asApp("DELETE", CONNECTIONS + "/sample_stream");

            assertThat(closed.json().at("/data/successful_kills").asInt()).isZero();
            assertThat(active().json().at("/meta/result_count").asInt()).isEqualTo(1);
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void endpointThatIsNone_isRefused() {
        assertThat(client.asApp("DELETE", CONNECTIONS + "/nothing").status()).isEqualTo(400);
        assertThat(client.asApp("GET", CONNECTIONS + "?endpoints=nothing").status())
                .isEqualTo(400);
    }

    @Test
    void namedConnection_isEnded_anUnknownOneFails() {
        try (var stream = client.stream("")) {
            var uuid = active().json().at("/data/0/id").asString();

            var closed = client.asApp("DELETE", CONNECTIONS, "{\"uuids\":[\"%s\",\"unknown\"]}".formatted(uuid));

            assertThat(closed.json().at("/data/successful_kills").asInt()).isEqualTo(1);
            assertThat(closed.json().at("/data/failed_kills").asInt()).isEqualTo(1);
            assertThat(closed.json().at("/data/results/0/uuid").asString()).isEqualTo(uuid);
            assertThat(closed.json().at("/data/results/1/success").asBoolean(true))
                    .isFalse();
            assertThat(closed.json().at("/data/results/1/error_message").asString())
                    .isNotEmpty();
            assertThat(stream.endsNext()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uuids\":[]}", "{\"ids\":[\"1\"]}", ""})
    void listOfNoConnections_isRefused(String json) {
        assertThat(client.asApp("DELETE", CONNECTIONS, json).status()).isEqualTo(400);
    }

    @Test
    void endedConnection_isListedWithItsReason() {
        try (var stream = client.stream("")) {
            client.asApp("DELETE", CONNECTIONS + "/all");
            assertThat(stream.endsNext()).isTrue();
        }

        var ended = list("?status=inactive").json().at("/data/0");

        assertThat(ended.path("endpoint_name").asString()).isEqualTo("filtered_stream");
        assertThat(ended.path("disconnected_at").asString()).endsWith("Z");
        assertThat(ended.path("disconnect_reason").asString()).isNotEmpty();
        assertThat(active().json().has("data")).isFalse();
    }

    @Test
    void fieldsThatAreAskedFor_areThere() {
        try (var stream = client.stream("")) {
            var listed = list("?connection.fields=id,client_ip").json().at("/data/0");

            assertThat(listed.path("id").asString()).isNotEmpty();
            assertThat(listed.path("client_ip").asString()).isNotEmpty();
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void history_hasPages() {
        assumeThat(target.isLocal()).as("a history of its own").isTrue();
        for (var i = 0; i < 3; i++) {
            try (var stream = client.stream("")) {
                client.asApp("DELETE", CONNECTIONS + "/all");
                assertThat(stream.endsNext()).isTrue();
            }
        }
        await().until(() ->
                list("?status=inactive").json().at("/meta/result_count").asInt() == 3);

        var first = list("?status=all&max_results=2").json();
        var second = list("?status=all&max_results=2&pagination_token="
                        + first.at("/meta/next_token").asString())
                .json();

        assertThat(first.path("data")).hasSize(2);
        assertThat(second.path("data")).hasSize(1);
        assertThat(second.path("meta").has("next_token")).isFalse();
    }

    @Test
    void userToken_seesNoConnections() {
        assertThat(client.asBot("GET", CONNECTIONS).status()).isEqualTo(403);
    }

    private Answer active() {
        return list("?status=active&endpoints=filtered_stream");
    }

    private Answer list(String query) {
        return client.asApp("GET", CONNECTIONS + query);
    }
}
