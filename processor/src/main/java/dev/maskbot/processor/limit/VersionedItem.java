package dev.maskbot.processor.limit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * One item of the state table, changed by compare and set on its version. Whenever two are at it, one of them has got
 * through: nobody waits. Safe for use by several threads and several processes.
 */
public record VersionedItem(DynamoDbClient dynamo, String table, String id) {
    /** What an item says, the id and the version aside. Immutable, equal by value. */
    public interface State {
        /** Those to be written. */
        Map<String, AttributeValue> attributes();
    }

    /**
     * Changes the item; writes nothing when it is to stay as it is.
     *
     * @param reader of the attributes, none of them when there is no item
     * @param change may be asked more than once, for the SDK repeats a write whose answer was lost: it must leave alone
     *     what it has changed before
     */
    public <S extends State> S change(Function<Map<String, AttributeValue>, S> reader, UnaryOperator<S> change) {
        while (true) {
            var item = dynamo.getItem(request -> request.tableName(table)
                            .key(Map.of("id", fromS(id)))
                            .consistentRead(true))
                    .item();
            var seen = reader.apply(item);
            var next = change.apply(seen);
            var version =
                    item.isEmpty() ? 0 : Long.parseLong(item.get("version").n());
            if (next.equals(seen) || write(next, version)) {
                return next;
            }
        }
    }

    /** Whoever is changing it begins anew. */
    void remove() {
        dynamo.deleteItem(request -> request.tableName(table).key(Map.of("id", fromS(id))));
    }

    private boolean write(State next, long seen) {
        var item = new HashMap<>(next.attributes());
        item.put("id", fromS(id));
        item.put("version", fromN(Long.toString(seen + 1)));
        try {
            dynamo.putItem(request -> {
                request.tableName(table).item(item).expressionAttributeNames(Map.of("#version", "version"));
                if (seen == 0) {
                    request.conditionExpression("attribute_not_exists(#version)");
                } else {
                    request.conditionExpression("#version = :seen")
                            .expressionAttributeValues(Map.of(":seen", fromN(Long.toString(seen))));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
