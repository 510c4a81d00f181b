package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the stream may say beside posts, each a line without its end. */
final class Lines {
    /** X's announcement that it is about to end the connection. */
    static final String DISCONNECT = disconnect("UpstreamOperationalDisconnect");

    /** A message of a kind that X has not documented. */
    static final String UNKNOWN = "{\"notice\":{\"kind\":\"maintenance\",\"minutes\":5}}";

    /** A post whose JSON is not closed. */
    static final String MALFORMED = "{\"data\":{\"id\":\"1784600000000000001\",\"text\":\"@maskbot ";

    private static final int MEGABYTE = 1024 * 1024;

    private Lines() {}

    static String of(Kind.Line line) {
        return switch (line) {
            case UNKNOWN -> UNKNOWN;
            case MALFORMED -> MALFORMED;
            case HUGE -> huge();
        };
    }

    /** An announcement with one of X's {@code disconnect_type}s. */
    static String disconnect(String type) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors")
                .addObject()
                .put("title", "operational-disconnect")
                .put("disconnect_type", type)
                .put("detail", "This stream has been disconnected upstream for operational reasons.")
                .put("type", Problem.type("operational-disconnect"));
        return body.toString();
    }

    /** A post with a text of more than a megabyte, in proper JSON. */
    static String huge() {
        return MALFORMED + "a".repeat(MEGABYTE) + "\"}}";
    }
}
