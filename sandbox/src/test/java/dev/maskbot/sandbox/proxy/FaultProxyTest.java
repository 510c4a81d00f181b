package dev.maskbot.sandbox.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.aws.LocalS3;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.fault.Place;
import dev.maskbot.sandbox.fault.Service;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.kinesis.StreamRecords;
import dev.maskbot.sandbox.process.Parts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** What clients of the SDK, which do not try again, see of a service behind a proxy. */
@ExtendWith(DynamoDb.class)
final class FaultProxyTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private static final String STREAM = "mentions";

    private final Parts parts = new Parts();
    private final AwsClients clients = parts.add(new AwsClients());
    private final DynamoDbClient direct;
    private final String table = "table-" + UUID.randomUUID();
    private FaultProxy proxy;
    private FaultInjector faults;

    FaultProxyTest(DynamoDbClient direct) {
        this.direct = direct;
    }

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void everyService_isThrottledInItsOwnWay() {
        var dynamo = dynamo();
        inject("dynamodb", new Kind.Throttle());
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> put(dynamo, "1"))
                .satisfies(FaultProxyTest::isThrottling)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException"));

        var kinesis = kinesis();
        inject("kinesis/PutRecords", new Kind.Throttle());
        assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
                .isThrownBy(() -> put(kinesis, 1))
                .satisfies(FaultProxyTest::isThrottling);

        var rekognition = client(Service.REKOGNITION, NOWHERE, RekognitionClient.builder());
        inject("rekognition", new Kind.Throttle());
        assertThatExceptionOfType(
                        software.amazon.awssdk.services.rekognition.model.ProvisionedThroughputExceededException.class)
                .isThrownBy(() -> rekognition.detectFaces(request -> request.image(image -> image.bytes(bytes(1)))))
                .satisfies(FaultProxyTest::isThrottling);

        var ssm = client(Service.SSM, NOWHERE, SsmClient.builder());
        inject("ssm", new Kind.Throttle());
        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> ssm.getParameter(request -> request.name("/a")))
                .satisfies(FaultProxyTest::isThrottling);

        var s3 = client(Service.S3, NOWHERE, S3Client.builder());
        inject("s3", new Kind.Throttle());
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.listObjectsV2(request -> request.bucket("photos")))
                .satisfies(FaultProxyTest::isThrottling)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void refusals_haveTheServicesOwnErrors() {
        var dynamo = dynamo();
        inject("dynamodb", new Kind.Refuse(500), 1);
        assertThatExceptionOfType(InternalServerErrorException.class).isThrownBy(() -> put(dynamo, "1"));
        inject("dynamodb", new Kind.Refuse(503), 1);
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> put(dynamo, "1"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(503));
        inject("dynamodb", new Kind.Refuse(403), 1);
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> put(dynamo, "1"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
        assertThatCode(() -> put(dynamo, "1")).doesNotThrowAnyException();

        var s3 = s3();
        inject("s3/HeadObject", new Kind.Refuse(503), 1);
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(
                        () -> s3.headObject(request -> request.bucket("photos").key("a")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void resetBefore_hasNoEffect_resetAfterAndRefusalAfterHave() {
        var dynamo = dynamo();
        inject("dynamodb/PutItem", new Kind.ResetBefore(), 1);
        inject("dynamodb/PutItem", new Kind.ResetAfter(), 1);
        inject("dynamodb/PutItem", new Kind.RefuseAfter(503), 1);

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> put(dynamo, "before"))
                .havingRootCause()
                .withMessage("Connection reset");
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> put(dynamo, "after"))
                .havingRootCause()
                .withMessage("Connection reset");
        assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> put(dynamo, "refused"));

        assertThat(direct.scan(request -> request.tableName(table)).items())
                .extracting(item -> item.get("id").s())
                .containsExactlyInAnyOrder("after", "refused");
    }

    @Test
    void latency_delaysTheCall() {
        var dynamo = dynamo();
        inject("dynamodb", new Kind.Latency(Duration.ofMillis(300)), 1);

        var begin = System.nanoTime();
        put(dynamo, "1");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void partialPut_refusesSomeRecords_andOnlyTheOthersAreInTheStream() {
        var kinesis = kinesis();
        faults.inject(Fault.of(Place.parse("kinesis/PutRecords"), new Kind.PartialPut(0.5))
                .withProbability(1, 3)
                .times(1));

        var response = put(kinesis, 20);

        assertThat(response.records()).hasSize(20);
        var refused = IntStream.range(0, 20)
                .filter(i -> response.records().get(i).errorCode() != null)
                .mapToObj(Integer::toString)
                .toList();
        assertThat(refused).hasSizeBetween(3, 17).hasSize(response.failedRecordCount());
        assertThat(StreamRecords.read(kinesis, STREAM, pause -> LockSupport.parkNanos(pause.toNanos())))
                .extracting(Record::partitionKey)
                .hasSize(20 - refused.size())
                .doesNotContainAnyElementsOf(refused);
    }

    @Test
    void partialPut_canRefuseAllRecords() {
        var kinesis = kinesis();
        inject("kinesis", new Kind.PartialPut(1));

        assertThat(put(kinesis, 5).failedRecordCount()).isEqualTo(5);
    }

    @Test
    void expiredIterator_isRefused_anotherOneServes() {
        var kinesis = kinesis();
        put(kinesis, 3);
        inject("kinesis", new Kind.ExpiredIterator(), 1);
        var iterator = kinesis.getShardIterator(request -> request.streamName(STREAM)
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();

        assertThatExceptionOfType(ExpiredIteratorException.class)
                .isThrownBy(() -> kinesis.getRecords(request -> request.shardIterator(iterator)));
        assertThat(kinesis.getRecords(request -> request.shardIterator(iterator))
                        .records())
                .hasSize(3);
    }

    @Test
    void lostLease_failsTheRenewal_andNoOtherUpdate() {
        var dynamo = dynamo();
        direct.putItem(request -> request.tableName(table)
                .item(Map.of(
                        "id", AttributeValue.fromS("other"),
                        "leaseCounter", AttributeValue.fromN("1"))));
        inject("dynamodb", new Kind.LostLease());

        assertThatCode(() -> dynamo.updateItem(request -> request.tableName(table)
                        .key(Map.of("id", AttributeValue.fromS("other")))
                        .expected(Map.of("leaseCounter", expected("1")))))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> dynamo.updateItem(request -> request.tableName(table)
                        .key(Map.of("leaseKey", AttributeValue.fromS("shard")))
                        .expected(Map.of("leaseCounter", expected("1")))));
    }

    @Test
    void withoutFaults_everythingPasses() {
        var s3 = s3();
        var photo = new byte[3_000_000];
        photo[photo.length - 1] = 7;

        s3.putObject(request -> request.bucket("photos").key("a/b c+d"), RequestBody.fromBytes(photo));

        assertThat(s3.getObjectAsBytes(request -> request.bucket("photos").key("a/b c+d"))
                        .asByteArray())
                .isEqualTo(photo);
        assertThat(s3.headObject(request -> request.bucket("photos").key("a/b c+d"))
                        .contentLength())
                .isEqualTo(photo.length);
        assertThat(s3.listObjectsV2(request -> request.bucket("photos").prefix("a/"))
                        .contents())
                .hasSize(1);
        s3.deleteObject(request -> request.bucket("photos").key("a/b c+d"));
        assertThat(s3.listObjectsV2(request -> request.bucket("photos")).contents())
                .isEmpty();
    }

    @Test
    void kindsThatAServiceCannotFailBy_areRefused() {
        proxy = parts.add(FaultProxy.start(Service.S3, NOWHERE));
        faults = new FaultInjector(Clock.systemUTC(), List.of(proxy));

        for (var what : List.of(new Kind.PartialPut(1), new Kind.LostLease(), new Kind.Stall(), new Kind.Refuse(418))) {
            assertThatIllegalArgumentException().isThrownBy(() -> inject("s3", what));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> inject("s3/PutItem", new Kind.Throttle()));
        assertThatIllegalArgumentException().isThrownBy(() -> inject("ssm", new Kind.Throttle()));
        assertThat(faults.active()).isEmpty();
    }

    private void inject(String where, Kind what) {
        faults.inject(Fault.of(Place.parse(where), what));
    }

    private void inject(String where, Kind what, int times) {
        faults.inject(Fault.of(Place.parse(where), what).times(times));
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
            Service service, URI endpoint, B builder) {
        proxy = parts.add(FaultProxy.start(service, endpoint));
        faults = new FaultInjector(Clock.systemUTC(), List.of(proxy));
        builder.overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()));
        return clients.client(builder, proxy.endpoint());
    }

    private DynamoDbClient dynamo() {
        Stack.createTable(direct, table, "id");
        var endpoint = direct.serviceClientConfiguration().endpointOverride().orElseThrow();
        return client(Service.DYNAMODB, endpoint, DynamoDbClient.builder());
    }

    private KinesisClient kinesis() {
        var kinesis = client(
                Service.KINESIS,
                parts.add(LocalKinesis.start(0, Clock.systemUTC())).endpoint(),
                KinesisClient.builder());
        kinesis.createStream(request -> request.streamName(STREAM).shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
        return kinesis;
    }

    private S3Client s3() {
        var s3 = client(Service.S3, parts.add(LocalS3.start()).endpoint(), S3Client.builder());
        s3.createBucket(request -> request.bucket("photos"));
        return s3;
    }

    private void put(DynamoDbClient dynamo, String id) {
        dynamo.putItem(request -> request.tableName(table).item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static PutRecordsResponse put(KinesisClient kinesis, int records) {
        return kinesis.putRecords(request -> request.streamName(STREAM)
                .records(IntStream.range(0, records)
                        .mapToObj(i -> PutRecordsRequestEntry.builder()
                                .partitionKey(Integer.toString(i))
                                .data(bytes(i))
                                .build())
                        .toList()));
    }

    private static ExpectedAttributeValue expected(String counter) {
        return ExpectedAttributeValue.builder()
                .value(AttributeValue.fromN(counter))
                .build();
    }

    private static SdkBytes bytes(int value) {
        return SdkBytes.fromByteArray(new byte[] {(byte) value});
    }

    private static void isThrottling(AwsServiceException e) {
        assertThat(e.isThrottlingException()).isTrue();
    }
}
