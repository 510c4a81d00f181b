package dev.maskbot.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LogLineTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:35:00Z");

    @Test
    void line_isAnEventWithItsFields() {
        var line = """
                {"event":"faces.found","level":"INFO","at":"2026-11-20T10:34:59.5Z","photo":"1/0","faces":3,"logger":"a"}""";

        assertThat(LogLine.read("processor", line, () -> NOW))
                .isEqualTo(new Entry(
                        Instant.parse("2026-11-20T10:34:59.5Z"),
                        "processor",
                        "INFO",
                        "faces.found",
                        Map.of("photo", "1/0", "faces", "3")));
    }

    @Test
    void whatIsNoEvent_isShownAsItIs() {
        for (var line :
                new String[] {"Exception in thread main", "{\"other\":1}", "{\"event\":", "", "{\"event\":\"a\"}"}) {
            assertThat(LogLine.read("ingest", line, () -> NOW))
                    .isEqualTo(new Entry(NOW, "ingest", "WARN", line, Map.of()));
        }
    }
}
