package dev.maskbot.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** X answered, and the answer is no. */
final class StreamRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    StreamRefused(int status, String why) {
        super("HTTP %d: %s".formatted(status, why));
        this.status = status;
    }

    static StreamRefused of(int status, byte[] body) {
        return new StreamRefused(status, title(body));
    }

    int status() {
        return status;
    }

    private static String title(byte[] body) {
        try {
            var problem = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
            return problem.path("connection_issue")
                    .asString(problem.path("title").asString(""));
        } catch (JacksonException _) {
            return "an answer that is not X's";
        }
    }
}
