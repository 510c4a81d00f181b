package dev.maskbot.ingest;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * Puts mentions into Kinesis in batches, on a thread of its own. What Kinesis does not take is put again until it does:
 * nothing is dropped, a full queue holds up whoever publishes. A batch is what gathered while the one before it was under
 * way, so a single mention does not wait for company. Safe for use by several threads.
 */
final class KinesisPublisher implements AutoCloseable {
    // Kinesis quotas: a PutRecords request has at most 500 records and 5 MiB. A mention is far below 10 KiB, so the
    // first limit keeps the second.
    private static final int MAX_BATCH = 500;
    private static final int QUEUE = 2 * MAX_BATCH;

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(KinesisPublisher.class);

    private final KinesisClient kinesis;
    private final String stream;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final BlockingQueue<Mention> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread = Thread.ofVirtual().name("publish").unstarted(this::publishUntilClosed);
    private volatile boolean closing;

    KinesisPublisher(KinesisClient kinesis, String stream, Sleeper sleeper, RandomGenerator random) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.sleeper = sleeper;
        this.random = random;
    }

    KinesisPublisher start() {
        thread.start();
        return this;
    }

    /** Takes charge of a mention; waits while the queue is full. */
    void publish(Mention mention) throws InterruptedException {
        queue.put(mention);
    }

    int waiting() {
        return queue.size();
    }

    private void publishUntilClosed() {
        try {
            while (!closing || !queue.isEmpty()) {
                var batch = new ArrayList<Mention>();
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MAX_BATCH - 1);
                    putAll(batch);
                }
            }
        } catch (InterruptedException _) {
            log.atWarn().addKeyValue("waiting", queue.size()).log("publisher.interrupted");
        }
    }

    private void putAll(List<Mention> batch) throws InterruptedException {
        var pending = batch;
        for (var failures = 1; !pending.isEmpty(); failures++) {
            pending = put(pending);
            if (!pending.isEmpty()) {
                sleeper.sleep(BACKOFF.delay(failures, random));
            }
        }
    }

    /** One request; gives those that Kinesis did not take. */
    private List<Mention> put(List<Mention> mentions) throws InterruptedException {
        try {
            var results = kinesis.putRecords(request -> request.streamName(stream)
                            .records(mentions.stream()
                                    .map(KinesisPublisher::entry)
                                    .toList()))
                    .records();
            var failed = IntStream.range(0, mentions.size())
                    .filter(i -> results.get(i).errorCode() != null)
                    .boxed()
                    .toList();
            for (var i = 0; i < mentions.size(); i++) {
                if (results.get(i).errorCode() == null) {
                    log.atInfo()
                            .addKeyValue("mention", mentions.get(i).id())
                            .addKeyValue("shard", results.get(i).shardId())
                            .addKeyValue("sequence", results.get(i).sequenceNumber())
                            .log("mention.published");
                }
            }
            if (!failed.isEmpty()) {
                log.atWarn()
                        .addKeyValue("failed", failed.size())
                        .addKeyValue("of", mentions.size())
                        .addKeyValue("why", results.get(failed.getFirst()).errorCode())
                        .log("put.partly_failed");
            }
            return failed.stream().map(mentions::get).toList();
        } catch (SdkException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            log.atWarn().addKeyValue("of", mentions.size()).setCause(e).log("put.failed");
            return mentions;
        }
    }

    /** Keyed by the mention, which spreads them over the shards and keeps copies of one together. */
    private static PutRecordsRequestEntry entry(Mention mention) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(mention.id().value())
                .data(SdkBytes.fromByteArrayUnsafe(MentionCodec.encode(mention)))
                .build();
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
