package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.reply.Outcome;
import dev.maskbot.runtime.Health;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.leases.LeaseAssignmentStrategy;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.metrics.NullMetricsFactory;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/** The Kinesis Client Library, set up and running on a thread of its own. Safe for use by several threads. */
final class KclConsumer implements AutoCloseable {
    /** Small enough for one batch to end within the hand-over of a lease; X takes far less than this at a time. */
    private static final int MAX_RECORDS = 32;

    /** Slowest batch and KCL's own last steps; less than the daemon's deadline. */
    private static final Duration STOP = Duration.ofSeconds(70);

    private static final Logger log = LoggerFactory.getLogger(KclConsumer.class);

    private final Scheduler scheduler;
    private final Thread thread;

    KclConsumer(SdkAsyncHttpClient http, String stream, String leaseTable, Function<Mention, Outcome> pipeline) {
        var kinesis = KinesisAsyncClient.builder().httpClient(http).build();
        var dynamo = DynamoDbAsyncClient.builder().httpClient(http).build();
        var cloudWatch = CloudWatchAsyncClient.builder().httpClient(http).build();
        var configs = new ConfigsBuilder(
                new SingleStreamTracker(
                        stream,
                        // Not LATEST, KCL's default: what came before the first lease would be lost.
                        InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON)),
                leaseTable,
                kinesis,
                dynamo,
                cloudWatch,
                UUID.randomUUID().toString(),
                () -> new ShardWorker(pipeline));
        this.scheduler = new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig()
                        .parentShardPollIntervalMillis(1_000)
                        .shardConsumerDispatchPollIntervalMillis(200),
                leases(configs.leaseManagementConfig()),
                configs.lifecycleConfig(),
                configs.metricsConfig().metricsFactory(new NullMetricsFactory()),
                configs.processorConfig(),
                configs.retrievalConfig()
                        .retrievalSpecificConfig(new PollingConfig(stream, kinesis)
                                .maxRecords(MAX_RECORDS)
                                // Kinesis quotas: 5 GetRecords per second and shard.
                                .idleTimeBetweenReadsInMillis(200)));
        this.thread = Thread.ofPlatform().name("kcl").unstarted(scheduler);
    }

    /** A worker that dies is replaced within 10 to 14 s (measured); its defaults take up to 145 s. */
    private static LeaseManagementConfig leases(LeaseManagementConfig config) {
        // Balancing by CPU needs EC2's metadata, asked for in a constructor with timeouts of 5 s; by count needs
        // nothing.
        config.workerUtilizationAwareAssignmentConfig()
                .disableWorkerMetrics(true)
                // Nobody gets a lease before two captures of what we do not measure: 2 s at KCL's default.
                .inMemoryWorkerMetricsCaptureFrequencyMillis(100)
                .workerMetricsReporterFreqInMillis(2_000);
        return config.failoverTimeMillis(4_000)
                .leaseAssignmentIntervalMillis(2_000L)
                .leaseAssignmentStrategy(LeaseAssignmentStrategy.LEASE_COUNT_BASED)
                .dynamoDbLockBasedLeaderLeaseDurationInMillis(6_000)
                .dynamoDbLockBasedLeaderHeartbeatPeriodInMillis(1_500)
                .shardSyncIntervalMillis(1_000)
                .maxLeaseRenewalThreads(4)
                .maxCacheMissesBeforeReload(1);
    }

    KclConsumer start() {
        thread.start();
        return this;
    }

    Health health() {
        return new Health(thread.isAlive(), "consuming");
    }

    /** Lets every shard finish its batch and checkpoint, and gives the leases back. */
    @Override
    public void close() {
        try {
            scheduler.startGracefulShutdown().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.atWarn().setCause(e).log("consumer.stop_failed"); // the leases expire by themselves
        }
    }
}
