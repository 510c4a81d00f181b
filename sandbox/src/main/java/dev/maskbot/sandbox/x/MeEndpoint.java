package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/users/me}. */
final class MeEndpoint {
    private final PostJson json;
    private final Bill bill;

    MeEndpoint(PostJson json, Bill bill) {
        this.json = json;
        this.bill = bill;
    }

    void read(Context ctx, Caller caller) {
        FieldSelection fields = FieldSelection.ofRead(QueryParameters.of(ctx, List.of("user.fields")));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", json.user(caller.user(), fields));
        bill.charge(Bill.Item.USER_READ);
        JsonBody.write(ctx, 200, body);
    }
}
