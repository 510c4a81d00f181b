package dev.maskbot.sandbox.x;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a connection to the stream as X lists it. */
final class ConnectionJson {
    static final List<String> FIELDS =
            List.of("client_ip", "connected_at", "disconnect_reason", "disconnected_at", "endpoint_name", "id");

    private ConnectionJson() {}

    static ObjectNode active(StreamConnection connection) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", connection.uuid())
                .put("endpoint_name", "filtered_stream")
                .put("connected_at", PostJson.time(connection.connectedAt()))
                .put("client_ip", connection.clientIp());
    }

    static ObjectNode inactive(ConnectionHistory.Ended ended) {
        ObjectNode json = active(ended.connection()).put("disconnected_at", PostJson.time(ended.at()));
        ended.connection().end().ifPresent(end -> json.put("disconnect_reason", reason(end)));
        return json;
    }

    /** In the words of the stream's {@code disconnect_type}; which ones X takes here, it does not tell. */
    private static String reason(StreamEnd end) {
        return switch (end) {
            case CLIENT_LEFT -> "UpstreamUncleanDisconnect";
            case SLOW_READER -> "SlowReader";
            case CUT, SHUTDOWN -> "OperationalDisconnect";
            case EVICTED, KILLED -> "ForceDisconnect";
        };
    }
}
