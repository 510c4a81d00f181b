package dev.maskbot.processor.consent;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The accounts that want to be left alone, one item each in the state table, seen by all instances at once. The word that
 * was said last holds, in whatever order they come in and however often: mentions are worked on side by side. Safe for
 * use by several threads and several processes.
 *
 * <p>Who is out stays out until the account itself says otherwise: the item has no end, and erasing what is known of an
 * account must leave it, or the account would be answered again.
 */
public final class OptOuts {
    /** Of a start, which only has to outlast an older stop that is still on its way: Kinesis keeps it for 7 days. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;

    public OptOuts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Whether the account has asked to be left alone. */
    public boolean isOut(String account) {
        var item = dynamo.getItem(
                        request -> request.tableName(table).key(key(account)).consistentRead(true))
                .item();
        return item.containsKey("stopped") && item.get("stopped").bool();
    }

    /** Leaves the account alone from now on; of what was said in the same second, X's unit, this counts. */
    public void stop(String account, Instant said) {
        write(account, "SET stopped = :stopped, said = :said REMOVE expires", "said <= :said", values(true, said));
    }

    /** Takes {@link #stop} back. */
    public void start(String account, Instant said) {
        var values = values(false, said);
        values.put(":expires", fromN(Long.toString(said.plus(KEPT).getEpochSecond())));
        write(account, "SET stopped = :stopped, said = :said, expires = :expires", "said < :said", values);
    }

    /** Removes what an account said, but not that it wants to be left alone: without that it would be answered again. */
    public void forget(String account) {
        try {
            dynamo.deleteItem(request -> request.tableName(table)
                    .key(key(account))
                    .conditionExpression("attribute_not_exists(stopped) OR stopped = :stopped")
                    .expressionAttributeValues(Map.of(":stopped", fromBool(false))));
        } catch (ConditionalCheckFailedException _) {
            // it wants to be left alone
        }
    }

    /** Removes even that. */
    public void forgetStop(String account) {
        dynamo.deleteItem(request -> request.tableName(table).key(key(account)));
    }

    private void write(String account, String update, String newest, Map<String, AttributeValue> values) {
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key(account))
                    .updateExpression(update)
                    .conditionExpression("attribute_not_exists(said) OR " + newest)
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException _) {
            // the account has said something newer, or the SDK has asked again for what was done
        }
    }

    private static Map<String, AttributeValue> key(String account) {
        return Map.of("id", fromS("optout#" + account));
    }

    private static Map<String, AttributeValue> values(boolean stopped, Instant said) {
        return new HashMap<>(Map.of(":stopped", fromBool(stopped), ":said", fromN(Long.toString(said.toEpochMilli()))));
    }
}
