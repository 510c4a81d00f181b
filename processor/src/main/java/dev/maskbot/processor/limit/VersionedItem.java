package dev.maskbot.processor.limit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * One item of the state table, changed by compare and set on its version. Whenever two are at it, one of them has got
 * through: nobody waits. What it said last is remembered: who changes it alone does so with one call. Safe for use by
 * several threads and several processes.
 */
public final class VersionedItem {
    private final DynamoDbClient dynamo;
    private final String table;
    private final String id;
    private volatile Map<String, AttributeValue> known;

    public VersionedItem(DynamoDbClient dynamo, String table, String id) {
        this.dynamo = dynamo;
        this.table = table;
        this.id = id;
    }

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
        var remembered = known;
        var isNew = remembered == null;
        var item = isNew ? read() : remembered;
        while (true) {
            var seen = reader.apply(item);
            var next = change.apply(seen);
            if (!next.equals(seen)) {
                var other = write(next, version(item));
                if (other.isEmpty()) {
                    return next;
                }
                item = other.get();
            } else if (isNew) {
                known = item;
                return next;
            } else {
                item = read();
            }
            isNew = true;
        }
    }

    /** Whoever is changing it begins anew. */
    void remove() {
        dynamo.deleteItem(request -> request.tableName(table).key(Map.of("id", fromS(id))));
    }

    private Map<String, AttributeValue> read() {
        return dynamo.getItem(request ->
                        request.tableName(table).key(Map.of("id", fromS(id))).consistentRead(true))
                .item();
    }

    /** Gives what there is instead, if it is not what was seen. */
    private Optional<Map<String, AttributeValue>> write(State next, long seen) {
        var item = new HashMap<>(next.attributes());
        item.put("id", fromS(id));
        item.put("version", fromN(Long.toString(seen + 1)));
        try {
            dynamo.putItem(request -> {
                request.tableName(table)
                        .item(item)
                        .expressionAttributeNames(Map.of("#version", "version"))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                if (seen == 0) {
                    request.conditionExpression("attribute_not_exists(#version)");
                } else {
                    request.conditionExpression("#version = :seen")
                            .expressionAttributeValues(Map.of(":seen", fromN(Long.toString(seen))));
                }
            });
            known = item;
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(e.hasItem() ? e.item() : read());
        }
    }

    private static long version(Map<String, AttributeValue> item) {
        return item.isEmpty() ? 0 : Long.parseLong(item.get("version").n());
    }
}
