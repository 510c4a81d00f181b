package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/users/me}. */
final class MeEndpoint {
    private final PostJson json;

    MeEndpoint(PostJson json) {
        this.json = json;
    }

    void read(Context ctx, Caller caller) {
        FieldSelection fields = FieldSelection.ofRead(QueryParameters.of(ctx, List.of("user.fields")));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", json.user(caller.user(), fields));
        JsonBody.write(ctx, 200, body);
    }
}
