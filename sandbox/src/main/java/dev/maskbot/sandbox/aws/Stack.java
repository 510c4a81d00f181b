package dev.maskbot.sandbox.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * What Maskbot needs in AWS: streams, tables, buckets and parameters, made in a {@link LocalAws}. Immutable.
 *
 * @param name of the stack
 */
public record Stack(String name) {
    /** The stream of mentions. */
    public static final String STREAM = "mentions";

    private static final String LEASES = "processor";

    /** Its leases, who leads, how its workers fare. */
    private static final List<String> OF_KCL =
            List.of(LEASES, LEASES + "-CoordinatorState", LEASES + "-WorkerMetricStats");

    /** The table of outcomes, by mention. */
    public static final String LEDGER = "ledger";

    private static final String STATE = "state";
    private static final String UNPROCESSED = "unprocessed";
    private static final String PROCESSED = "processed";

    private static final Set<String> THERE =
            Set.of("ResourceInUseException", "BucketAlreadyOwnedByYou", "BucketAlreadyExists");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 300;

    /**
     * Makes everything that is not there yet. What is left from an earlier run is used again, but for leases when the
     * stream is new: they would speak of records of another.
     *
     * @param secrets of X, by their names below {@code /maskbot/<stack>/x}
     */
    public void create(LocalAws aws, int shards, Map<String, String> secrets) {
        if (createStream(aws.kinesis(), shards)) {
            OF_KCL.forEach(table -> deleteTable(aws.dynamoDb(), table));
        }
        unlessThere(() -> createTable(aws.dynamoDb(), LEDGER, "mention"));
        unlessThere(() -> createTable(aws.dynamoDb(), STATE, "id"));
        unlessThere(() -> createLeases(aws));
        unlessThere(() -> aws.s3().createBucket(request -> request.bucket(UNPROCESSED)));
        unlessThere(() -> aws.s3().createBucket(request -> request.bucket(PROCESSED)));
        secrets.forEach((secret, value) -> aws.ssm()
                .putParameter(request -> request.name("/maskbot/" + name + "/x/" + secret)
                        .type(ParameterType.SECURE_STRING)
                        .overwrite(true)
                        .value(value)));
        settings(aws).create();
    }

    /** Says whether it is a new one. */
    private static boolean createStream(KinesisClient kinesis, int shards) {
        var isNew = unlessThere(
                () -> kinesis.createStream(request -> request.streamName(STREAM).shardCount(shards)));
        try (var waiter = kinesis.waiter()) {
            waiter.waitUntilStreamExists(
                    request -> request.streamName(STREAM),
                    polling -> polling.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(POLL))
                            .maxAttempts(POLLS));
        }
        return isNew;
    }

    private static void deleteTable(DynamoDbClient dynamo, String table) {
        try {
            dynamo.deleteTable(request -> request.tableName(table));
        } catch (ResourceNotFoundException _) {
            // there was none
        }
    }

    /** Says whether it was not there. */
    private static boolean unlessThere(Runnable creation) {
        try {
            creation.run();
            return true;
        } catch (AwsServiceException e) {
            if (THERE.contains(Objects.toString(e.awsErrorDetails().errorCode()))) {
                return false;
            }
            throw e;
        }
    }

    /** What of it can be changed while the daemons run. */
    public StackSettings settings(LocalAws aws) {
        return new StackSettings(aws.ssm(), name);
    }

    /** The variables that ingest is started with. */
    public Map<String, String> ingest(LocalAws aws, String xApiUrl) {
        var variables = aws.environment();
        variables.put("MASKBOT_STACK", name);
        variables.put("MASKBOT_STREAM", STREAM);
        variables.put("MASKBOT_X_API_URL", xApiUrl);
        variables.put("MASKBOT_STATE_TABLE", STATE);
        return variables;
    }

    /** The variables that the processor is started with. */
    public Map<String, String> processor(LocalAws aws, String xApiUrl) {
        var variables = new HashMap<>(ingest(aws, xApiUrl));
        variables.put("MASKBOT_LEASE_TABLE", LEASES);
        variables.put("MASKBOT_LEDGER_TABLE", LEDGER);
        variables.put("MASKBOT_UNPROCESSED_BUCKET", UNPROCESSED);
        variables.put("MASKBOT_PROCESSED_BUCKET", PROCESSED);
        variables.put("MASKBOT_PHOTO_HOSTS", xApiUrl);
        return variables;
    }

    /** Makes a table by one key, of whose items those that expire go by themselves. */
    public static void createTable(DynamoDbClient dynamo, String table, String key) {
        dynamo.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text(key))
                .keySchema(key(key, KeyType.HASH)));
        dynamo.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expires").enabled(true)));
    }

    /** As KCL 3.5 would make it; made beforehand, its first start does not wait for the index. */
    private static void createLeases(LocalAws aws) {
        var byOwner = GlobalSecondaryIndex.builder()
                .indexName("LeaseOwnerToLeaseKeyIndex")
                .keySchema(key("leaseOwner", KeyType.HASH), key("leaseKey", KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
        aws.dynamoDb()
                .createTable(request -> request.tableName(LEASES)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text("leaseKey"), text("leaseOwner"))
                        .keySchema(key("leaseKey", KeyType.HASH))
                        .globalSecondaryIndexes(byOwner));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
