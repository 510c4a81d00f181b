package dev.maskbot.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.ingest.stream.StreamEvent.Delivered;
import dev.maskbot.ingest.stream.StreamEvent.Farewell;
import dev.maskbot.ingest.stream.StreamEvent.Heartbeat;
import dev.maskbot.ingest.stream.StreamEvent.Malformed;
import dev.maskbot.ingest.stream.StreamEvent.Notice;
import dev.maskbot.x.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamEventTest {
    @Test
    void emptyLine_isAHeartbeat() {
        assertThat(of("")).isEqualTo(new Heartbeat());
    }

    @Test
    void lineWithData_isAPost_evenWithErrorsBesideIt() {
        var event = of("""
                {"data":{"id":"9","author_id":"2","created_at":"2026-11-20T10:35:00.000Z"},
                 "errors":[{"title":"Not Found Error"}],"matching_rules":[]}""");

        assertThat(event)
                .isInstanceOfSatisfying(
                        Delivered.class,
                        delivered -> assertThat(delivered.post().id()).isEqualTo(new PostId(9)));
    }

    @Test
    void disconnectError_isAFarewell() {
        assertThat(of("""
                        {"errors":[{"title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect",
                          "detail":"This stream has been disconnected upstream for operational reasons."}]}""")).isEqualTo(new Farewell("UpstreamOperationalDisconnect"));
    }

    @Test
    void unknownMessageType_isANotice() {
        assertThat(of("{\"weather\":{\"sunny\":true}}")).isEqualTo(new Notice(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"id\":\"9\"", "<html>", "{\"data\":{}}", "{\"data\":{\"id\":\"x\"}}", "\0"})
    void whatCannotBeUnderstood_isMalformed(String line) {
        assertThat(of(line)).isInstanceOf(Malformed.class);
    }

    private static StreamEvent of(String line) {
        return StreamEvent.of(line.getBytes(UTF_8));
    }
}
