package dev.maskbot.processor.check;

import static java.util.stream.Collectors.joining;

import dev.maskbot.processor.check.Finding.Failed;
import dev.maskbot.processor.check.Finding.Ok;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The tables of DynamoDB. Safe for use by several threads. */
public record Tables(DynamoDbClient dynamo) {
    private static final String MAKE_ANEW = "a table's key cannot be changed: make it anew, as in the stack";
    private static final String OWNERS = "LeaseOwnerToLeaseKeyIndex";

    /** One with a hash key, of whose items those that expire go by themselves. */
    public Component table(String name, String table, String key) {
        return Component.of(name, "dynamodb:DescribeTable and dynamodb:DescribeTimeToLive on " + table, () -> {
            var description =
                    dynamo.describeTable(request -> request.tableName(table)).table();
            if (!key(description.keySchema()).equals(key)) {
                return new Failed(
                        "%s has the key %s, not %s".formatted(table, key(description.keySchema()), key), MAKE_ANEW);
            }
            if (description.tableStatus() != TableStatus.ACTIVE) {
                return new Failed(table + " is " + description.tableStatusAsString(), "wait, and check again");
            }
            var ttl = dynamo.describeTimeToLive(request -> request.tableName(table))
                    .timeToLiveDescription();
            return ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED && "expires".equals(ttl.attributeName())
                    ? new Ok("%s, key %s, TTL expires".formatted(table, key))
                    : new Failed(table + " keeps its items for ever", "enable TTL on its attribute expires");
        });
    }

    /** KCL's, with its index. */
    public Component leases(String table) {
        return Component.of("table.leases", "dynamodb:DescribeTable on " + table, () -> {
            var description =
                    dynamo.describeTable(request -> request.tableName(table)).table();
            if (!key(description.keySchema()).equals("leaseKey")) {
                return new Failed(
                        "%s has the key %s, not leaseKey".formatted(table, key(description.keySchema())), MAKE_ANEW);
            }
            var index = description.globalSecondaryIndexes().stream()
                    .filter(found -> found.indexName().equals(OWNERS))
                    .findFirst();
            if (index.isEmpty()) {
                return new Failed(table + " has no index " + OWNERS, "add it (leaseOwner, leaseKey; keys only)");
            }
            return index.get().indexStatus() == IndexStatus.ACTIVE && description.tableStatus() == TableStatus.ACTIVE
                    ? new Ok("%s with %s".formatted(table, OWNERS))
                    : new Failed(OWNERS + " is " + index.get().indexStatusAsString(), "wait, and check again");
        });
    }

    private static String key(List<KeySchemaElement> schema) {
        return schema.stream().map(KeySchemaElement::attributeName).collect(joining(", "));
    }
}
