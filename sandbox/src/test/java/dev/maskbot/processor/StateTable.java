package dev.maskbot.processor;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.sandbox.aws.Stack;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A state table for one test, and what is in it. */
public record StateTable(DynamoDbClient dynamo, String name) {
    public static StateTable create(DynamoDbClient dynamo) {
        return create(dynamo, "state-" + UUID.randomUUID());
    }

    public static StateTable create(DynamoDbClient dynamo, String name) {
        Stack.createTable(dynamo, name, "id");
        return new StateTable(dynamo, name);
    }

    public Map<String, AttributeValue> item(String id) {
        return dynamo.getItem(request ->
                        request.tableName(name).key(Map.of("id", fromS(id))).consistentRead(true))
                .item();
    }

    /** A number in an item that is there. */
    public long number(String id, String attribute) {
        return Long.parseLong(item(id).get(attribute).n());
    }
}
