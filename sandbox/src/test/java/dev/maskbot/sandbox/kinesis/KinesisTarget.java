package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * The Kinesis that the conformance tests speak to: the local one on a virtual clock, or whatever
 * {@code -Dkinesis.endpoint=URL} names, on real time. Streams made for a test are deleted after it.
 */
final class KinesisTarget implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Optional<URI> REMOTE =
            Optional.ofNullable(System.getProperty("kinesis.endpoint")).map(URI::create);

    private final VirtualClock clock = new VirtualClock();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final List<String> streams = new ArrayList<>();
    private URI endpoint;
    private KinesisClient patient;
    private KinesisClient client;
    private KinesisAsyncClient async;

    @Override
    public void beforeAll(ExtensionContext context) {
        endpoint = REMOTE.orElseGet(() -> opened(LocalKinesis.start(0, clock)).endpoint());
        patient = opened(sync(AwsRetryStrategy.standardRetryStrategy()));
        client = opened(sync(AwsRetryStrategy.doNotRetry()));
        // Over plain http the SDK and a server cannot agree on HTTP/2, which is its choice for Kinesis.
        var http = opened(
                NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build());
        async = opened(configured(KinesisAsyncClient.builder(), AwsRetryStrategy.doNotRetry())
                .httpClient(http)
                .build());
    }

    private KinesisClient sync(RetryStrategy retries) {
        return configured(KinesisClient.builder(), retries)
                .httpClient(opened(Apache5HttpClient.create()))
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, RetryStrategy retries) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(c -> c.retryStrategy(retries));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        resources.add(resource);
        return resource;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List.copyOf(streams).forEach(this::deleteStream);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        for (AutoCloseable resource : resources.reversed()) {
            resource.close();
        }
    }

    static boolean isLocal() {
        return REMOTE.isEmpty();
    }

    URI endpoint() {
        return endpoint;
    }

    /** Does not retry: what the service answers is what the test sees. */
    KinesisClient client() {
        return client;
    }

    KinesisAsyncClient async() {
        return async;
    }

    /** A client that outlasts throttling on real time; on the virtual clock the quotas are first let fill up. */
    KinesisClient patient() {
        if (isLocal()) {
            clock.pass(Duration.ofSeconds(1));
        }
        return patient;
    }

    /** Lets a short time go by: at once on the virtual clock, really on another. */
    void elapse(Duration time) {
        if (isLocal()) {
            clock.pass(time);
        } else {
            await().pollDelay(time).until(() -> true);
        }
    }

    /** Lets any time go by, for which the test needs the virtual clock. */
    void pass(Duration time) {
        requireVirtualClock();
        clock.pass(time);
    }

    /** For tests that count on time standing still. */
    void requireVirtualClock() {
        assumeThat(isLocal()).as("time stands still").isTrue();
    }

    String stream(int shards) {
        String name = "conformance-" + UUID.randomUUID();
        client.createStream(r -> r.streamName(name).shardCount(shards));
        streams.add(name);
        awaitActive(name);
        return name;
    }

    void deleteStream(String name) {
        patient.deleteStream(r -> r.streamName(name).enforceConsumerDeletion(true));
        patient.waiter().waitUntilStreamNotExists(r -> r.streamName(name));
        streams.remove(name);
    }

    void awaitActive(String stream) {
        patient.waiter().waitUntilStreamExists(r -> r.streamName(stream));
    }

    String arn(String stream) {
        return client.describeStreamSummary(r -> r.streamName(stream))
                .streamDescriptionSummary()
                .streamARN();
    }

    List<Shard> shards(String stream) {
        return client.listShards(r -> r.streamName(stream)).shards();
    }

    PutRecordResponse put(String stream, String hashKey, String data) {
        return client.putRecord(r ->
                r.streamName(stream).partitionKey("a").explicitHashKey(hashKey).data(SdkBytes.fromUtf8String(data)));
    }

    void split(String stream, String shard, String key) {
        client.splitShard(r -> r.streamName(stream).shardToSplit(shard).newStartingHashKey(key));
        awaitActive(stream);
    }

    /** The ARN of a new consumer, once it is ACTIVE. */
    String register(String stream, String name) {
        String streamArn = arn(stream);
        String arn = client.registerStreamConsumer(r -> r.streamARN(streamArn).consumerName(name))
                .consumer()
                .consumerARN();
        await().until(() -> consumer(arn).consumerStatus() == ConsumerStatus.ACTIVE);
        return arn;
    }

    ConsumerDescription consumer(String arn) {
        return client.describeStreamConsumer(r -> r.consumerARN(arn)).consumerDescription();
    }
}
