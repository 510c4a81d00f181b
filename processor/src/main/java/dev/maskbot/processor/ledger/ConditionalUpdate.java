package dev.maskbot.processor.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Changes items only when they are as expected. Safe for use by several threads. */
record ConditionalUpdate(DynamoDbClient dynamo, String table) {
    /**
     * Tells whether the item was as expected and is changed.
     *
     * @param condition more to be met than {@code expected}, over the names that are changed or expected; may be empty
     */
    boolean run(
            Map<String, AttributeValue> key,
            Map<String, AttributeValue> changes,
            Map<String, AttributeValue> expected,
            String condition) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        changes.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        expected.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":expected_" + name, value);
        });
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key)
                    .updateExpression(joined("SET ", changes, "#%1$s = :%1$s", ", "))
                    .conditionExpression(joined("", expected, "#%1$s = :expected_%1$s", " AND ") + condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static String joined(String prefix, Map<String, AttributeValue> fields, String format, String separator) {
        return fields.keySet().stream().map(format::formatted).collect(Collectors.joining(separator, prefix, ""));
    }
}
