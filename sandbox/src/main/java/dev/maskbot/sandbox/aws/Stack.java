package dev.maskbot.sandbox.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
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
    /** The table of outcomes, by mention. */
    public static final String LEDGER = "ledger";

    private static final String STATE = "state";
    private static final String UNPROCESSED = "unprocessed";
    private static final String PROCESSED = "processed";

    /**
     * Makes everything.
     *
     * @param secrets of X, by their names below {@code /maskbot/<stack>/x}
     */
    public void create(LocalAws aws, int shards, Map<String, String> secrets) {
        aws.kinesis().createStream(request -> request.streamName(STREAM).shardCount(shards));
        createTable(aws.dynamoDb(), LEDGER, "mention");
        createTable(aws.dynamoDb(), STATE, "id");
        createLeases(aws);
        aws.s3().createBucket(request -> request.bucket(UNPROCESSED));
        aws.s3().createBucket(request -> request.bucket(PROCESSED));
        secrets.forEach((secret, value) -> aws.ssm()
                .putParameter(request -> request.name("/maskbot/" + name + "/x/" + secret)
                        .type(ParameterType.SECURE_STRING)
                        .value(value)));
        settings(aws).create();
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
