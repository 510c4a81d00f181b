package dev.maskbot.processor.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kinesis.KinesisClient;

@ExtendWith(DynamoDb.class)
final class LeaseSeedTest {
    private final DynamoDbClient dynamo;
    private final String table = "leases-" + UUID.randomUUID();

    LeaseSeedTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        dynamo.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("leaseKey")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("leaseKey")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    @Test
    void emptyTable_getsALeaseForEachOfTheOldestShards_once() {
        try (var clients = new AwsClients();
                var local = LocalKinesis.start(0, InstantSource.system())) {
            var kinesis = clients.client(KinesisClient.builder(), local.endpoint());
            kinesis.createStream(request -> request.streamName("mentions").shardCount(2));
            split(kinesis);
            var seed = new LeaseSeed(kinesis, dynamo, "mentions", table, "worker");

            seed.plant();
            assertThat(leases()).containsExactlyInAnyOrder("shardId-000000000000", "shardId-000000000001");
            assertThat(values("leaseOwner")).containsExactly("worker", "worker");

            // A lease that KCL removed was finished: it must not come back.
            dynamo.deleteItem(request ->
                    request.tableName(table).key(Map.of("leaseKey", AttributeValue.fromS("shardId-000000000000"))));
            seed.plant();
            assertThat(leases()).containsExactly("shardId-000000000001");
        }
    }

    private List<String> leases() {
        return values("leaseKey");
    }

    private List<String> values(String attribute) {
        return dynamo.scan(request -> request.tableName(table)).items().stream()
                .map(item -> item.get(attribute).s())
                .toList();
    }

    private static void split(KinesisClient kinesis) {
        var shard = kinesis.listShards(request -> request.streamName("mentions"))
                .shards()
                .getFirst();
        kinesis.splitShard(request ->
                request.streamName("mentions").shardToSplit(shard.shardId()).newStartingHashKey("1000"));
    }
}
