package dev.maskbot.ingest.publish;

import dev.maskbot.mention.Mention;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Pause;
import dev.maskbot.runtime.Sleeper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Puts mentions into Kinesis in batches, on a thread of its own. What Kinesis does not take is put again until it does:
 * nothing is dropped, a full queue holds up whoever publishes. Safe for use by several threads.
 */
public final class KinesisPublisher implements AutoCloseable {
    // Kinesis quotas: a PutRecords request has at most 500 records and 5 MiB, keys included.
    private static final int MAX_RECORDS = 500;
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int QUEUE = 2 * MAX_RECORDS;

    /**
     * Puts begin at least this far apart, but full ones: a lone mention goes at once, some go together. Signing and sending
     * ten requests a second took a quarter of all that ingest does at X's cap.
     */
    private static final Duration PACE = Duration.ofMillis(200);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(KinesisPublisher.class);

    private final KinesisClient kinesis;
    private final String stream;
    private final Watermark watermark;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Pause pace;
    private final RandomGenerator random;
    private final Counter published;
    private final Counter failedEntries;
    private final Timer publishTime;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread = Thread.ofVirtual().name("publish").unstarted(this::publishUntilClosed);
    private volatile boolean closing;

    /** Sends nothing yet. */
    public KinesisPublisher(
            KinesisClient kinesis,
            String stream,
            Watermark watermark,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            MeterRegistry meters) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.watermark = watermark;
        this.clock = clock;
        this.sleeper = sleeper;
        this.pace = new Pause(sleeper);
        this.random = random;
        this.published = meters.counter("mentions.published");
        this.failedEntries = meters.counter("put.failures");
        this.publishTime = meters.timer("publish.time");
    }

    /** Begins. */
    public KinesisPublisher start() {
        thread.start();
        return this;
    }

    /** Takes charge of a mention; waits while the queue is full. */
    public void publish(Mention mention) throws InterruptedException {
        var entry = Entry.of(mention, clock.instant());
        watermark.begin(entry.post());
        queue.put(entry);
        if (queue.size() >= MAX_RECORDS) {
            pace.wake();
        }
    }

    /** Whether it goes on, or was told not to. */
    public boolean alive() {
        return thread.isAlive() || closing;
    }

    /** How many are not on their way yet. */
    public int waiting() {
        return queue.size();
    }

    private void publishUntilClosed() {
        List<Entry> pending = List.of();
        var failures = 0;
        try {
            while (!closing || !queue.isEmpty() || !pending.isEmpty()) {
                var batch = fill(pending);
                if (!batch.isEmpty()) {
                    var begin = clock.instant();
                    var fitting = fitting(batch);
                    var failed = put(batch.subList(0, fitting));
                    failures = failed.isEmpty() ? 0 : failures + 1;
                    pending = new ArrayList<>(failed);
                    pending.addAll(batch.subList(fitting, batch.size()));
                    rest(failures, begin);
                }
            }
        } catch (InterruptedException _) {
            log.atWarn().addKeyValue("waiting", queue.size() + pending.size()).log("publisher.interrupted");
        }
    }

    /** Adds what waits in the queue; waits for something when there is nothing at all. */
    private List<Entry> fill(List<Entry> pending) throws InterruptedException {
        var batch = new ArrayList<>(pending);
        if (batch.isEmpty()) {
            var first = queue.poll(PACE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return batch;
            }
            batch.add(first);
        }
        queue.drainTo(batch, MAX_RECORDS - batch.size());
        return batch;
    }

    /** How many of these one request can take. */
    private static int fitting(List<Entry> batch) {
        var bytes = 0;
        for (var i = 0; i < batch.size(); i++) {
            bytes += batch.get(i).size();
            if (bytes > MAX_BYTES) {
                return i;
            }
        }
        return batch.size();
    }

    /** One request; gives those that Kinesis did not take. */
    private List<Entry> put(List<Entry> batch) throws InterruptedException {
        try {
            var results = kinesis.putRecords(request -> request.streamName(stream)
                            .records(batch.stream().map(Entry::toRequest).toList()))
                    .records();
            var failed = new ArrayList<Entry>();
            for (var i = 0; i < batch.size(); i++) {
                if (results.get(i).errorCode() == null) {
                    acknowledge(batch.get(i), results.get(i));
                } else {
                    failed.add(batch.get(i));
                }
            }
            if (!failed.isEmpty()) {
                failedEntries.increment(failed.size());
                log.atWarn()
                        .addKeyValue("failed", failed.size())
                        .addKeyValue("of", batch.size())
                        .addKeyValue("why", firstError(results))
                        .log("put.partly_failed");
            }
            return failed;
        } catch (SdkException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            failedEntries.increment(batch.size());
            log.atWarn().addKeyValue("of", batch.size()).setCause(e).log("put.failed");
            return batch;
        }
    }

    private void acknowledge(Entry entry, PutRecordsResultEntry result) {
        watermark.acknowledge(entry.post());
        published.increment();
        publishTime.record(Duration.between(entry.since(), clock.instant()));
        log.atInfo()
                .addKeyValue("mention", entry.mention())
                .addKeyValue("shard", result.shardId())
                .addKeyValue("sequence", result.sequenceNumber())
                .log("mention.published");
    }

    private static String firstError(List<PutRecordsResultEntry> results) {
        return results.stream()
                .map(PutRecordsResultEntry::errorCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private void rest(int failures, Instant begin) throws InterruptedException {
        if (failures > 0) {
            sleeper.sleep(BACKOFF.delay(failures, random));
        } else if (!closing) {
            var left = PACE.minus(Duration.between(begin, clock.instant()));
            if (left.isPositive()) {
                pace.sleep(left);
            }
        }
    }

    /** Puts what is waiting, as long as that takes no longer than a stop may. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_DEADLINE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
