package dev.maskbot.ingest.lock;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.sandbox.aws.Stack;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table of the lock, for one test, seen without the lock's own code. */
record StateTable(DynamoDbClient dynamo, String name) {
    static StateTable create(DynamoDbClient dynamo) {
        var name = "state-" + UUID.randomUUID();
        Stack.createTable(dynamo, name, "id");
        return new StateTable(dynamo, name);
    }

    /** What an operator may do: say where to begin. */
    void putWatermark(long post) {
        dynamo.putItem(request ->
                request.tableName(name).item(Map.of("id", fromS("ingest"), "watermark", fromN(Long.toString(post)))));
    }

    Map<String, AttributeValue> item() {
        return dynamo.getItem(request -> request.tableName(name)
                        .key(Map.of("id", fromS("ingest")))
                        .consistentRead(true))
                .item();
    }

    /** The name in the item, empty when it is released. */
    String owner() {
        return item().containsKey("owner") ? item().get("owner").s() : "";
    }

    /** A number in the item, 0 when it is missing. */
    long number(String attribute) {
        return item().containsKey(attribute)
                ? Long.parseLong(item().get(attribute).n())
                : 0;
    }
}
