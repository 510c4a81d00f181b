package dev.maskbot.ingest;

import dev.maskbot.x.Post;
import dev.maskbot.x.PostReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one line of X's stream is. */
sealed interface StreamEvent {
    /** A post that matched a rule. */
    record Delivered(Post post) implements StreamEvent {}

    /** An empty line: the connection lives. */
    record Heartbeat() implements StreamEvent {}

    /** X says something about the connection, usually before it cuts it; or something new that is no post. */
    record Notice(String title, String detail) implements StreamEvent {}

    /** Nothing that can be understood. */
    record Malformed(String why) implements StreamEvent {}

    static StreamEvent of(byte[] line) {
        if (line.length == 0) {
            return new Heartbeat();
        }
        try {
            var json = JsonMapper.shared().readTree(line);
            return json.has("data") ? new Delivered(PostReader.post(json)) : notice(json);
        } catch (JacksonException | IllegalArgumentException e) {
            return new Malformed(e.getClass().getSimpleName());
        }
    }

    private static Notice notice(JsonNode json) {
        var error = json.path("errors").path(0);
        var notice = error.isMissingNode() ? json : error;
        return new Notice(
                notice.path("title").asString(""),
                notice.path("disconnect_type").asString(notice.path("detail").asString("")));
    }
}
