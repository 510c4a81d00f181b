package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/connections} (those alive) and {@code DELETE /2/connections/filtered_stream}. */
final class ConnectionsEndpoint {
    private final FilteredStream stream;

    ConnectionsEndpoint(FilteredStream stream) {
        this.stream = stream;
    }

    void list(Context ctx, Caller caller) {
        QueryParameters.of(ctx, List.of("status")).list("status", List.of("active"));
        Optional<StreamConnection> connected = stream.connected();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        connected.ifPresent(connection -> body.putArray("data")
                .addObject()
                .put("id", Long.toString(connection.id()))
                .put("endpoint_name", "filtered_stream")
                .put("connected_at", PostJson.time(connection.connectedAt()))
                .put("client_ip", connection.clientIp()));
        body.putObject("meta").put("result_count", connected.isPresent() ? 1 : 0);
        JsonBody.write(ctx, 200, body);
    }

    void closeStream(Context ctx, Caller caller) {
        Optional<StreamConnection> connected = stream.kill();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putObject("data")
                .put("successful_kills", connected.isPresent() ? 1 : 0)
                .put("failed_kills", 0)
                .putArray("results");
        connected.ifPresent(connection ->
                results.addObject().put("uuid", Long.toString(connection.id())).put("success", true));
        JsonBody.write(ctx, 200, body);
    }
}
