package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/connections}, and {@code DELETE} of all, of an endpoint's, and of those that are named. */
final class ConnectionsEndpoint {
    private static final String STREAM = "filtered_stream";
    // Of X's OpenAPI document 2.167; nobody can connect to the others here.
    private static final List<String> ENDPOINTS = List.of(
            STREAM,
            "sample_stream",
            "sample10_stream",
            "firehose_stream",
            "tweets_compliance_stream",
            "users_compliance_stream",
            "tweet_label_stream",
            "firehose_stream_lang_en",
            "firehose_stream_lang_ja",
            "firehose_stream_lang_ko",
            "firehose_stream_lang_pt",
            "likes_firehose_stream",
            "likes_sample10_stream",
            "likes_compliance_stream");
    private static final int MAX_UUIDS = 100;

    private final FilteredStream stream;

    ConnectionsEndpoint(FilteredStream stream) {
        this.stream = stream;
    }

    record Doomed(List<String> uuids) {}

    void list(Context ctx, Caller caller) {
        QueryParameters query = QueryParameters.of(
                ctx, List.of("status", "endpoints", "max_results", "pagination_token", "connection.fields"));
        Set<String> endpoints = query.list("endpoints", ENDPOINTS);
        Set<String> fields = query.list("connection.fields", ConnectionJson.FIELDS);
        int size = query.integer("max_results", 1, 100, 10);
        int from = offset(query);
        List<ObjectNode> all = endpoints.isEmpty() || endpoints.contains(STREAM)
                ? found(query)
                        .map(connection -> connection.retain(shown(fields)))
                        .toList()
                : List.of();
        List<ObjectNode> page = all.stream().skip(from).limit(size).toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        page.forEach(connection -> body.withArray("data").add(connection));
        ObjectNode meta = body.putObject("meta").put("result_count", page.size());
        if (from + size < all.size()) {
            meta.put("next_token", Integer.toString(from + size));
        }
        JsonBody.write(ctx, 200, body);
    }

    void closeAll(Context ctx, Caller caller) {
        QueryParameters.of(ctx, List.of());
        answer(ctx, stream.kill().stream().toList(), List.of());
    }

    void closeStream(Context ctx, Caller caller) {
        QueryParameters.of(ctx, List.of());
        String endpoint = ctx.pathParam("endpoint_id");
        if (!ENDPOINTS.contains(endpoint)) {
            throw QueryParameters.refuse("endpoint_id", endpoint, "is not one of " + ENDPOINTS);
        }
        answer(ctx, endpoint.equals(STREAM) ? stream.kill().stream().toList() : List.of(), List.of());
    }

    void closeNamed(Context ctx, Caller caller) {
        QueryParameters.of(ctx, List.of());
        List<String> uuids =
                JsonBody.required("$.uuids", JsonBody.read(ctx, Doomed.class).uuids());
        if (uuids.isEmpty() || uuids.size() > MAX_UUIDS) {
            throw JsonBody.refuse("$.uuids", "there must be 1 to " + MAX_UUIDS + " items in the array");
        }
        List<StreamConnection> killed =
                uuids.stream().flatMap(uuid -> stream.kill(uuid).stream()).toList();
        List<String> unknown = uuids.stream()
                .filter(uuid -> killed.stream().noneMatch(it -> it.uuid().equals(uuid)))
                .toList();
        answer(ctx, killed, unknown);
    }

    private Stream<ObjectNode> found(QueryParameters query) {
        Optional<StreamConnection> active = stream.connected();
        Stream<ObjectNode> now = active.map(ConnectionJson::active).stream();
        Stream<ObjectNode> before = stream.history().stream()
                .filter(ended -> !active.equals(Optional.of(ended.connection()))) // X still thinks it is there
                .map(ConnectionJson::inactive);
        return switch (query.text("status").orElse("active")) {
            case "active" -> now;
            case "inactive" -> before;
            case "all" -> Stream.concat(now, before);
            case String other -> throw QueryParameters.refuse("status", other, "is not one of [active,inactive,all]");
        };
    }

    private static Set<String> shown(Set<String> fields) {
        return fields.isEmpty() ? Set.copyOf(ConnectionJson.FIELDS) : fields;
    }

    /** The token is opaque to clients: how many came before. */
    private static int offset(QueryParameters query) {
        return query.integer("pagination_token", 0, Integer.MAX_VALUE, 0);
    }

    private static void answer(Context ctx, List<StreamConnection> killed, List<String> unknown) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putObject("data")
                .put("successful_kills", killed.size())
                .put("failed_kills", unknown.size())
                .putArray("results");
        killed.forEach(
                connection -> results.addObject().put("uuid", connection.uuid()).put("success", true));
        unknown.forEach(uuid -> results.addObject()
                .put("uuid", uuid)
                .put("success", false)
                .put("error_message", "Connection not found"));
        JsonBody.write(ctx, 200, body);
    }
}
