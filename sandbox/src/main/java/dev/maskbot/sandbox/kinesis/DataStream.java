package dev.maskbot.sandbox.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** A stream: its shards, its retention and its consumers. Thread-safe. */
final class DataStream {
    // Kinesis quotas: 24 hours unless raised, 20 consumers, 4 shards at first on demand, 10,000 by UpdateShardCount.
    private static final int DEFAULT_RETENTION_HOURS = 24;
    private static final int MAX_CONSUMERS = 20;
    static final int ON_DEMAND_SHARDS = 4;
    static final int MAX_SHARDS = 10_000;

    private final String name;
    private final StreamMode mode;
    private final Instant created;
    private final ShardMap shards;
    private final NavigableMap<String, StreamConsumer> consumers = new ConcurrentSkipListMap<>();
    private final Deque<Instant> rescales = new ArrayDeque<>();
    private volatile int retentionHours = DEFAULT_RETENTION_HOURS;

    DataStream(String name, StreamMode mode, int shardCount, Limits limits, LongSupplier epochs, Instant now) {
        this.name = name;
        this.mode = mode;
        this.created = now;
        this.shards = new ShardMap(shardCount, limits, epochs, now);
    }

    String name() {
        return name;
    }

    String arn() {
        return Arn.ofStream(name);
    }

    StreamMode mode() {
        return mode;
    }

    Instant created() {
        return created;
    }

    ShardMap shards() {
        return shards;
    }

    NavigableMap<String, StreamConsumer> consumers() {
        return consumers;
    }

    synchronized void register(StreamConsumer consumer) {
        if (consumers.containsKey(consumer.name())) {
            throw KinesisErrors.inUse("Consumer %s of stream %s under account %s already exists."
                    .formatted(consumer.name(), name, Arn.ACCOUNT));
        }
        if (consumers.size() >= MAX_CONSUMERS) {
            throw KinesisErrors.limitExceeded(
                    "Stream %s under account %s has %d consumers already.".formatted(name, Arn.ACCOUNT, MAX_CONSUMERS));
        }
        consumers.put(consumer.name(), consumer);
    }

    int retentionHours() {
        return retentionHours;
    }

    void retain(int hours) {
        retentionHours = hours;
    }

    /** What arrived before it is gone. */
    Instant horizon(Instant now) {
        return now.minus(retentionHours, ChronoUnit.HOURS);
    }

    Shard shard(String id, Instant now) {
        return shards.find(id, horizon(now))
                .orElseThrow(() -> KinesisErrors.notFound(
                        "Shard %s in stream %s under account %s does not exist".formatted(id, name, Arn.ACCOUNT)));
    }

    /** Whether a rolling 24 hours allow one more rescale than {@code max}; within {@link ShardMap#reshard}. */
    boolean tryRescale(int max, Instant now) {
        rescales.removeIf(rescale -> rescale.isBefore(now.minus(24, ChronoUnit.HOURS)));
        return rescales.size() < max && rescales.add(now);
    }

    PutRecordsResultEntry put(String partitionKey, BigInteger hashKey, SdkBytes data, Instant now) {
        return shards.route(hashKey, shard -> {
            Optional<String> sequenceNumber =
                    shard.append(partitionKey, data, now, horizon(now)).map(SequenceNumber::toString);
            var entry = PutRecordsResultEntry.builder();
            return sequenceNumber.isPresent()
                    ? entry.shardId(shard.id())
                            .sequenceNumber(sequenceNumber.get())
                            .build()
                    : entry.errorCode("ProvisionedThroughputExceededException")
                            .errorMessage(rateExceeded(shard))
                            .build();
        });
    }

    String rateExceeded(Shard shard) {
        return "Rate exceeded for shard %s in stream %s under account %s.".formatted(shard.id(), name, Arn.ACCOUNT);
    }

    void requireProvisioned() {
        if (mode != StreamMode.PROVISIONED) {
            throw KinesisErrors.validation("Request is invalid. Stream %s under account %s is in On-Demand mode."
                    .formatted(name, Arn.ACCOUNT));
        }
    }
}
