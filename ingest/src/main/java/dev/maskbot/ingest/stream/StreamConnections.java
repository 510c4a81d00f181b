package dev.maskbot.ingest.stream;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** X's Connections API: the cure for a place that is taken by a connection nobody has any more. Thread-safe. */
record StreamConnections(AppClient app) {
    private static final Logger log = LoggerFactory.getLogger(StreamConnections.class);

    /** Ends whatever connection to the stream X believes in. Only for the holder of the lock: it ends others' too. */
    void endAll() throws IOException, InterruptedException {
        var answer =
                app.send(app.request("/2/connections/filtered_stream").DELETE().build());
        log.atWarn()
                .addKeyValue(
                        "ended", answer.path("data").path("successful_kills").asInt(0))
                .log("stream.connections_ended");
    }
}
