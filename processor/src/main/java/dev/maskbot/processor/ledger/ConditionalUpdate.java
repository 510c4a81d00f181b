package dev.maskbot.processor.ledger;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Changes items only when they are as expected. Safe for use by several threads. */
record ConditionalUpdate(DynamoDbClient dynamo, String table) {
    /** What becomes of an item's attributes; those not named stay. */
    record Changes(Map<String, AttributeValue> set, Set<String> removed) {
        static Changes set(Map<String, AttributeValue> set) {
            return new Changes(set, Set.of());
        }
    }

    /**
     * Tells whether the item was as expected and is changed.
     *
     * @param condition more to be met than {@code expected}, over the names that are changed or expected; may be empty
     */
    boolean run(
            Map<String, AttributeValue> key, Changes changes, Map<String, AttributeValue> expected, String condition) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        changes.set().forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        changes.removed().forEach(name -> names.put("#" + name, name));
        expected.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":expected_" + name, value);
        });
        var update = clause("SET ", changes.set().keySet(), "#%1$s = :%1$s")
                + clause(" REMOVE ", changes.removed(), "#%1$s");
        var asExpected = expected.keySet().stream()
                .map("#%1$s = :expected_%1$s"::formatted)
                .collect(joining(" AND "));
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key)
                    .updateExpression(update)
                    .conditionExpression(asExpected + condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static String clause(String keyword, Collection<String> names, String format) {
        return names.isEmpty() ? "" : names.stream().map(format::formatted).collect(joining(", ", keyword, ""));
    }
}
