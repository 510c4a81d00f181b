package dev.maskbot.processor.matrix;

import static dev.maskbot.processor.matrix.AwsService.DYNAMODB;

import dev.maskbot.processor.Composition;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** One instance's client of the DynamoDB in memory. Confined to one simulation. */
record WiredDynamoDb(AwsWire wire, World world) implements DynamoDbClient {
    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return wire.call(
                DYNAMODB,
                step(request.tableName(), request.key()),
                () -> world.dynamo().get(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return wire.call(
                DYNAMODB,
                step(request.tableName(), request.item()),
                () -> world.dynamo().put(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        var step = request.tableName().equals(Composition.LEDGER)
                ? change(request.expressionAttributeValues())
                : step(request.tableName(), request.key());
        return wire.call(DYNAMODB, step, () -> world.dynamo().update(request));
    }

    private static Step step(String table, Map<String, AttributeValue> item) {
        if (table.equals(Composition.LEDGER)) {
            return Step.CLAIMED;
        }
        var id = item.get("id").s();
        if (id.startsWith("spend#")) {
            return Step.SPENT;
        }
        if (id.startsWith("picture#")) {
            return Step.RECOGNISED;
        }
        if (id.startsWith("answered#")) {
            return Step.REMEMBERED;
        }
        return id.equals("posts") ? Step.METERED : Step.DECIDED;
    }

    private static Step change(Map<String, AttributeValue> values) {
        if (values.containsKey(":state")) {
            return switch (values.get(":state").s()) {
                case "PREPARED" -> Step.PREPARED;
                case "POSTING" -> Step.MARKED;
                case "CLAIMED" -> Step.CLAIMED;
                default -> Step.SETTLED;
            };
        }
        return values.containsKey(":owner") ? Step.CLAIMED : Step.RISKED;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
