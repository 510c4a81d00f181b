package dev.maskbot.ingest.stream;

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

    /** X says that the connection is over. */
    record Farewell(String why) implements StreamEvent {}

    /** A message that is no post and no farewell, of a kind that we do not know. */
    record Notice(String title) implements StreamEvent {}

    /** Nothing that can be understood. */
    record Malformed(String why) implements StreamEvent {}

    static StreamEvent of(byte[] line) {
        if (line.length == 0) {
            return new Heartbeat();
        }
        try {
            var json = JsonMapper.shared().readTree(line);
            return json.has("data") ? new Delivered(PostReader.post(json)) : withoutData(json);
        } catch (JacksonException | IllegalArgumentException e) {
            return new Malformed(e.getClass().getSimpleName());
        }
    }

    private static StreamEvent withoutData(JsonNode json) {
        var error = json.path("errors").path(0);
        var message = error.isMissingNode() ? json : error;
        var title = message.path("title").asString("");
        if (error.isMissingNode() && !json.has("connection_issue")) {
            return new Notice(title);
        }
        return new Farewell(message.path("disconnect_type")
                .asString(message.path("connection_issue").asString(title)));
    }
}
