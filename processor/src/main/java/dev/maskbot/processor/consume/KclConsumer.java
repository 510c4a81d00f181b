package dev.maskbot.processor.consume;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.leases.LeaseAssignmentStrategy;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.metrics.MetricsConfig;
import software.amazon.kinesis.metrics.MetricsLevel;
import software.amazon.kinesis.processor.SingleStreamTracker;

/** The Kinesis Client Library, set up and running on a thread of its own. Safe for use by several threads. */
public final class KclConsumer implements AutoCloseable {
    // Together less than the daemon's deadline, and less than what systemd waits.
    /** Long enough for a photo to be fetched, looked at, painted and posted. */
    private static final Duration FINISH = Duration.ofSeconds(30);

    /** Long enough for what was interrupted to stop, and for KCL to checkpoint and give the leases back. */
    private static final Duration ABANDON = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(KclConsumer.class);

    private final Scheduler scheduler;
    private final Thread thread;
    private final ExecutorService mentions = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mention-", 0).factory());
    private final Shards shards;
    private volatile boolean closing;

    /**
     * Consumes nothing yet.
     *
     * @param worker names this process among those that share the table
     * @param metrics which of its own KCL sends to CloudWatch, in the namespace that is named like the lease table
     */
    public KclConsumer(
            KclClients clients,
            FanOut fanOut,
            String stream,
            String leaseTable,
            String worker,
            MetricsLevel metrics,
            Function<Mention, Outcome> pipeline,
            Function<MalformedRecord, Outcome> quarantine,
            InstantSource clock) {
        this.shards = new Shards(clock);
        var kinesis = KinesisAsyncClient.builder().httpClient(fanOut.http()).build();
        var configs = new ConfigsBuilder(
                new SingleStreamTracker(
                        stream,
                        // Not LATEST, KCL's default: what came before the first lease would be lost.
                        InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON)),
                leaseTable,
                kinesis,
                clients.dynamo(),
                clients.cloudWatch(),
                worker,
                () -> new ShardWorker(
                        shard -> new MentionWindow(shard, pipeline, quarantine, mentions), shards, clock));
        this.scheduler = new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig()
                        .parentShardPollIntervalMillis(1_000)
                        .shardConsumerDispatchPollIntervalMillis(200),
                leases(configs.leaseManagementConfig()),
                configs.lifecycleConfig(),
                metrics(configs.metricsConfig().metricsLevel(metrics)),
                // Also without records: what is settled meanwhile can be checkpointed.
                configs.processorConfig().callProcessRecordsEvenForEmptyRecordList(true),
                configs.retrievalConfig().retrievalSpecificConfig(fanOut.retrieval(stream, leaseTable, kinesis)));
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

    private static MetricsConfig metrics(MetricsConfig config) {
        // CloudWatch bills every worker and shard as metrics of their own.
        config.metricsEnabledDimensions(Set.of("Operation"));
        return config.metricsFactory(new LeaseMetrics(config.metricsFactory()));
    }

    /** Begins. */
    public KclConsumer start() {
        thread.start();
        return this;
    }

    /** The shards that are ours. */
    public Shards shards() {
        return shards;
    }

    /** Whether it goes on, or was told not to. */
    public boolean alive() {
        return closing || (thread.isAlive() && !shards.isStuck());
    }

    /** Lets every shard finish its batch or, when that takes long, abandon it; then checkpoints and gives the leases back. */
    @Override
    public void close() {
        closing = true;
        var stopped = scheduler.startGracefulShutdown();
        if (!isDone(stopped, FINISH)) {
            mentions.shutdownNow();
            if (!isDone(stopped, ABANDON)) {
                log.atWarn().log("consumer.stop_overdue"); // the leases expire by themselves
                scheduler.shutdown();
            }
        }
    }

    private static boolean isDone(Future<Boolean> stopped, Duration within) {
        try {
            return stopped.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            log.atWarn().setCause(e).log("consumer.stop_failed");
            return false;
        }
    }
}
