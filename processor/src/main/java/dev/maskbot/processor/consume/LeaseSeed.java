package dev.maskbot.processor.consume;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/**
 * Writes the first leases, one for each of the oldest shards, when there are none at all. KCL would do so itself, but
 * waits for up to 81 seconds first; several processes may do it at once.
 *
 * @param worker who has them: KCL finds them when it starts and assigns them to nobody first, which takes 2 to 3 s
 */
public record LeaseSeed(KinesisClient kinesis, DynamoDbClient dynamo, String stream, String leaseTable, String worker) {
    private static final Logger log = LoggerFactory.getLogger(LeaseSeed.class);

    /** Writes them. */
    public void plant() {
        if (hasLeases()) {
            return; // what is missing now may be missing because it is finished: KCL knows, we do not
        }
        kinesis.listShards(request ->
                        request.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_TRIM_HORIZON)))
                .shards()
                .forEach(this::plant);
    }

    private boolean hasLeases() {
        // Rows of other kinds share the table (KCL 3.5); only leases have a checkpoint.
        return dynamo
                .scanPaginator(request -> request.tableName(leaseTable)
                        .filterExpression("attribute_exists(checkpoint)")
                        .consistentRead(true))
                .stream()
                .anyMatch(page -> page.count() > 0);
    }

    private void plant(Shard shard) {
        try {
            dynamo.putItem(request -> request.tableName(leaseTable)
                    .item(lease(shard))
                    .conditionExpression("attribute_not_exists(leaseKey)"));
            log.atInfo().addKeyValue("shard", shard.shardId()).log("lease.planted");
        } catch (ConditionalCheckFailedException _) {
            // another process was faster
        }
    }

    /** As {@code DynamoDBLeaseSerializer} of KCL 3.5 writes it. */
    private Map<String, AttributeValue> lease(Shard shard) {
        return Map.of(
                "leaseKey", fromS(shard.shardId()),
                "leaseOwner", fromS(worker),
                "checkpoint", fromS("TRIM_HORIZON"),
                "checkpointSubSequenceNumber", fromN("0"),
                "leaseCounter", fromN("0"),
                "ownerSwitchesSinceCheckpoint", fromN("0"),
                "startingHashKey", fromS(shard.hashKeyRange().startingHashKey()),
                "endingHashKey", fromS(shard.hashKeyRange().endingHashKey()));
    }
}
