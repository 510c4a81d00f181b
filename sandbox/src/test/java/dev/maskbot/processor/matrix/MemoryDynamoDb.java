package dev.maskbot.processor.matrix;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of DynamoDB that the processor uses, over its JSON: PutItem, GetItem and UpdateItem on tables with a hash key,
 * with conditions. {@code MemoryDynamoDbTest} compares it with Amazon's. Confined to one simulation.
 */
final class MemoryDynamoDb {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, String> keys;
    private final Map<String, Map<JsonNode, Map<String, JsonNode>>> tables = new HashMap<>();
    private final BiConsumer<String, Map<String, JsonNode>> written;

    /**
     * One with tables in which nothing is.
     *
     * @param keys the hash key of each table
     * @param written is told the table and the item after every write
     */
    MemoryDynamoDb(Map<String, String> keys, BiConsumer<String, Map<String, JsonNode>> written) {
        this.keys = keys;
        this.written = written;
    }

    /** HTTP 200 or 400. */
    record Answer(int status, JsonNode body) {
        /** As DynamoDB refuses. */
        static Answer error(String type, String message) {
            return new Answer(
                    400,
                    JSON.objectNode().put("__type", "com.amazonaws.dynamodb.v20120810#" + type).put("message", message));
        }
    }

    Answer answer(String operation, JsonNode request) {
        var table = request.path("TableName").asString();
        if (!keys.containsKey(table)) {
            return Answer.error("ResourceNotFoundException", "Cannot do operations on a non-existent table");
        }
        return switch (operation) {
            case "PutItem" -> put(table, request);
            case "GetItem" -> get(table, request);
            case "UpdateItem" -> update(table, request);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    /** Everything in a table by its key. */
    Map<String, Map<String, JsonNode>> items(String table) {
        var items = new TreeMap<String, Map<String, JsonNode>>();
        table(table).forEach((key, item) -> items.put(key.path("S").asString(), item));
        return items;
    }

    private Map<JsonNode, Map<String, JsonNode>> table(String name) {
        return tables.computeIfAbsent(name, _ -> new HashMap<>());
    }

    private Answer get(String table, JsonNode request) {
        var item = table(table).get(key(table, request.path("Key")));
        var body = JSON.objectNode();
        if (item != null) {
            body.set("Item", object(item));
        }
        return new Answer(200, body);
    }

    private Answer put(String table, JsonNode request) {
        var key = key(table, request.path("Item"));
        var expressions = new Expressions(request);
        var item = new TreeMap<String, JsonNode>();
        request.path("Item").forEachEntry(item::put);
        return write(table, key, expressions, request, item, Map.of());
    }

    private Answer update(String table, JsonNode request) {
        var key = key(table, request.path("Key"));
        var item = new TreeMap<>(table(table).getOrDefault(key, Map.of(keys.get(table), key)));
        var expressions = new Expressions(request);
        var changed = expressions.update(request.path("UpdateExpression").asString(), item);
        var returned = request.path("ReturnValues").asString("NONE").equals("UPDATED_NEW") ? changed : Map.<String, JsonNode>of();
        return write(table, key, expressions, request, item, returned);
    }

    private Answer write(
            String table,
            JsonNode key,
            Expressions expressions,
            JsonNode request,
            Map<String, JsonNode> item,
            Map<String, JsonNode> returned) {
        var condition = request.path("ConditionExpression").asString("");
        var current = table(table).getOrDefault(key, Map.of());
        var holds = condition.isEmpty() || expressions.holds(condition, current);
        if (!expressions.allUsed()) {
            return Answer.error("ValidationException", "Value unused in an expression");
        }
        if (!holds) {
            return Answer.error("ConditionalCheckFailedException", "The conditional request failed");
        }
        table(table).put(key, item);
        written.accept(table, item);
        ObjectNode body = JSON.objectNode();
        if (!returned.isEmpty()) {
            body.set("Attributes", object(returned));
        }
        return new Answer(200, body);
    }

    private JsonNode key(String table, JsonNode attributes) {
        return attributes.required(keys.get(table));
    }

    private static ObjectNode object(Map<String, JsonNode> attributes) {
        var object = JSON.objectNode();
        attributes.forEach(object::set);
        return object;
    }
}
