package dev.maskbot.ingest.stream;

import dev.maskbot.x.RateLimit;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** X answered, and the answer is no. */
final class StreamRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;
    private final transient Optional<RateLimit> limit;

    private StreamRefused(int status, String why, Cause cause, Optional<RateLimit> limit) {
        super("HTTP %d: %s".formatted(status, why));
        this.cause = cause;
        this.limit = limit;
    }

    static StreamRefused of(int status, HttpHeaders headers, byte[] body) {
        var problem = parse(body);
        var issue = problem.path("connection_issue").asString("");
        var why = issue.isEmpty() ? problem.path("title").asString("an answer that is not X's") : issue;
        return new StreamRefused(status, why, cause(status, issue), RateLimit.of(headers));
    }

    /** A refusal within an answer that is not one as a whole. */
    static StreamRefused of(int status, String why) {
        return new StreamRefused(status, why, Cause.REFUSED, Optional.empty());
    }

    /** What kind of no. */
    Cause kind() {
        return cause;
    }

    /** What X's headers said with it. */
    Optional<RateLimit> limit() {
        return limit;
    }

    private static Cause cause(int status, String issue) {
        if (issue.equals("TooManyConnections")) {
            return Cause.TAKEN;
        }
        return switch (status) {
            case 409 -> Cause.NO_RULES;
            case 429 -> Cause.RATE_LIMITED;
            default -> status / 100 == 4 ? Cause.REFUSED : Cause.SERVER_ERROR;
        };
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
