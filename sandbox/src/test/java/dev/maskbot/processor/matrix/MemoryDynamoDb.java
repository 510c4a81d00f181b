package dev.maskbot.processor.matrix;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The part of DynamoDB that the processor uses: items of tables with a hash key, read, put and updated under conditions
 * that are evaluated. Confined to one simulation.
 */
final class MemoryDynamoDb {
    private final Map<String, String> keys;
    private final Map<String, Map<AttributeValue, Map<String, AttributeValue>>> tables = new HashMap<>();
    private final BiConsumer<String, Map<String, AttributeValue>> written;

    /**
     * One with tables in which nothing is.
     *
     * @param keys the hash key of each table
     * @param written is told the table and the item after every write
     */
    MemoryDynamoDb(Map<String, String> keys, BiConsumer<String, Map<String, AttributeValue>> written) {
        this.keys = keys;
        this.written = written;
        keys.keySet().forEach(table -> tables.put(table, new HashMap<>()));
    }

    /** Everything in a table by its key. */
    Map<String, Map<String, AttributeValue>> items(String table) {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        tables.get(table).forEach((key, item) -> items.put(key.s(), item));
        return items;
    }

    GetItemResponse get(GetItemRequest request) {
        var item = tables.get(request.tableName()).get(key(request.tableName(), request.key()));
        return GetItemResponse.builder().item(item).build();
    }

    PutItemResponse put(PutItemRequest request) {
        var table = request.tableName();
        var key = key(table, request.item());
        var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        require(expressions, request.conditionExpression(), item(table, key));
        write(table, key, request.item());
        return PutItemResponse.builder().build();
    }

    UpdateItemResponse update(UpdateItemRequest request) {
        var table = request.tableName();
        var key = key(table, request.key());
        var item = new HashMap<>(item(table, key));
        item.putAll(request.key());
        var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        var changed = expressions.update(request.updateExpression(), item);
        require(expressions, request.conditionExpression(), item(table, key));
        write(table, key, item);
        return UpdateItemResponse.builder()
                .attributes(request.returnValues() == ReturnValue.UPDATED_NEW ? changed : null)
                .build();
    }

    private static void require(Expressions expressions, String condition, Map<String, AttributeValue> item) {
        var holds = condition == null || expressions.holds(condition, item);
        if (!expressions.allUsed()) {
            throw DynamoDbException.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ValidationException")
                            .errorMessage("unused in expressions")
                            .build())
                    .build();
        }
        if (!holds) {
            throw ConditionalCheckFailedException.builder()
                    .statusCode(400)
                    .message("The conditional request failed")
                    .build();
        }
    }

    private void write(String table, AttributeValue key, Map<String, AttributeValue> item) {
        tables.get(table).put(key, Map.copyOf(item));
        written.accept(table, item);
    }

    private Map<String, AttributeValue> item(String table, AttributeValue key) {
        return tables.get(table).getOrDefault(key, Map.of());
    }

    private AttributeValue key(String table, Map<String, AttributeValue> attributes) {
        return attributes.get(keys.get(table));
    }
}
