package dev.maskbot.x;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why X refused a request, in X's words, and what that means for us. X has four forms of error bodies and some answers
 * are HTML or empty: then the words are empty. Immutable.
 *
 * @param status the HTTP status
 */
public record Problem(int status, Kind kind, String title, String detail) {
    public enum Kind {
        /** The account has no credits left: nothing will work until the operator pays. */
        CREDITS_DEPLETED,
        /** The same text was posted before: probably by us, so look before anything else. */
        DUPLICATE,
        /** The author of the post did not address the bot: X will never accept the reply. */
        NOT_SUMMONED,
        /** The post is deleted, protected or its author blocked the bot. */
        NOT_VISIBLE,
        /** The author limited who may reply. */
        REPLIES_RESTRICTED,
        /** The uploaded picture is expired, foreign or was refused at posting. */
        MEDIA_INVALID,
        /** The app may not do this: its keys or its plan are wrong. */
        NOT_PERMITTED,
        OTHER
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    static Problem of(int status, String body) {
        var problem = parse(body);
        var title = problem.path("title").asString("");
        // Form 2 says in `errors` what is wrong, and in `detail` only that something is.
        var detail = problem.path("errors")
                .path(0)
                .path("message")
                .asString(
                        problem.path("detail").asString(problem.path("message").asString("")));
        return new Problem(status, kind(status, title, detail), title, detail);
    }

    private static JsonNode parse(String body) {
        try {
            var node = JSON.readTree(body);
            var first = node.path("errors").path(0);
            // Form 2 has a title of its own beside `errors`; forms 3 and 4 have nothing but `errors`.
            return node.has("title") || first.isMissingNode() ? node : first;
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    private static Kind kind(int status, String title, String detail) {
        var said = (title + " " + detail).toLowerCase(Locale.ROOT);
        if (status == 402 || said.contains("spend cap")) {
            return Kind.CREDITS_DEPLETED;
        }
        if (said.contains("media id")) {
            return Kind.MEDIA_INVALID;
        }
        if (status == 404) {
            return Kind.NOT_VISIBLE;
        }
        if (status != 403) {
            return Kind.OTHER;
        }
        if (said.contains("duplicate content")) {
            return Kind.DUPLICATE;
        }
        if (said.contains("have not been mentioned")) {
            return Kind.NOT_SUMMONED;
        }
        if (said.contains("deleted or not visible")) {
            return Kind.NOT_VISIBLE;
        }
        if (said.contains("restricted who can reply")) {
            return Kind.REPLIES_RESTRICTED;
        }
        return Kind.NOT_PERMITTED;
    }
}
