package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.x.XClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsEndpointTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void connectedStream_isListed() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            Answer answer = test.client.asApp("GET", "/2/connections");

            assertThat(answer.json().at("/data/0/endpoint_name").asString()).isEqualTo("filtered_stream");
            assertThat(answer.json().at("/data/0/connected_at").asString()).isEqualTo("2026-11-20T10:35:00.000Z");
            assertThat(answer.json().at("/meta/result_count").asInt()).isEqualTo(1);
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void noStream_hasNoData() {
        assertThat(test.client
                        .asApp("GET", "/2/connections?status=active")
                        .json()
                        .toString())
                .isEqualTo("{\"meta\":{\"result_count\":0}}");
    }

    @Test
    void closedStream_endsAndFreesTheSlot() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            Answer closed = test.client.asApp("DELETE", "/2/connections/filtered_stream");

            assertThat(closed.json().at("/data/successful_kills").asInt()).isEqualTo(1);
            assertThat(closed.json().at("/data/results/0/success").asBoolean()).isTrue();
            assertThat(stream.endsNext()).isTrue();
        }
        try (OpenStream next = test.client.stream("")) {
            assertThat(next.status()).isEqualTo(200);
        }
    }

    @Test
    void nothingToClose_isNoError() {
        Answer closed = test.client.asApp("DELETE", "/2/connections/filtered_stream");

        assertThat(closed.json().toString())
                .isEqualTo("{\"data\":{\"successful_kills\":0,\"failed_kills\":0,\"results\":[]}}");
    }

    @Test
    void connection_isToldFromItsBeginningToItsEnd() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.status()).isEqualTo(200);
        }
        await().until(() -> !test.events(XEvent.StreamDisconnected.class).isEmpty());
        try (OpenStream stream = test.client.stream("")) {
            test.client.asApp("DELETE", "/2/connections/filtered_stream");
            assertThat(stream.endsNext()).isTrue();
        }

        await().until(() -> test.events(XEvent.StreamDisconnected.class).size() == 2);
        assertThat(test.events(XEvent.StreamDisconnected.class))
                .extracting(XEvent.StreamDisconnected::why)
                .containsExactly(StreamEnd.CLIENT_LEFT, StreamEnd.KILLED);
        assertThat(test.events(XEvent.StreamConnected.class))
                .extracting(XEvent.StreamConnected::connection)
                .containsExactlyElementsOf(test.events(XEvent.StreamDisconnected.class).stream()
                        .map(XEvent.StreamDisconnected::connection)
                        .toList());
    }
}
