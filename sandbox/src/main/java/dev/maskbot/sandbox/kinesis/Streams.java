package dev.maskbot.sandbox.kinesis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** The account's streams, by name and by ARN. Thread-safe. */
final class Streams {
    private final InstantSource clock;
    private final Limits limits;
    private final NavigableMap<String, DataStream> byName = new ConcurrentSkipListMap<>();
    private final AtomicLong epoch = new AtomicLong();

    Streams(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    void create(String name, StreamMode mode, int shardCount) {
        Instant now = clock.instant();
        var stream = new DataStream(name, mode, shardCount, limits, this::nextEpoch, now);
        if (byName.putIfAbsent(name, stream) != null) {
            throw KinesisErrors.inUse("Stream %s under account %s already exists.".formatted(name, Arn.ACCOUNT));
        }
    }

    // Milliseconds, but never the same twice: two shards of one millisecond must not share sequence numbers.
    private long nextEpoch() {
        return epoch.updateAndGet(last -> Math.max(last + 1, clock.millis()));
    }

    /** By either or both of what a request may name a stream with. */
    DataStream find(String name, String arn) {
        if (name == null && arn == null) {
            throw KinesisErrors.invalid("Either StreamName or StreamARN must be provided.");
        }
        String found = arn == null ? Constraints.name("streamName", name) : Arn.streamIn(arn);
        if (name != null && !name.equals(found)) {
            throw KinesisErrors.invalid("StreamName %s does not match StreamARN %s.".formatted(name, arn));
        }
        return byName(found);
    }

    DataStream byName(String name) {
        DataStream stream = byName.get(name);
        if (stream == null) {
            throw KinesisErrors.notFound("Stream %s under account %s not found.".formatted(name, Arn.ACCOUNT));
        }
        return stream;
    }

    void delete(DataStream stream) {
        if (byName.remove(stream.name(), stream)) {
            var gone = KinesisErrors.notFound(
                    "Stream %s under account %s has been deleted.".formatted(stream.name(), Arn.ACCOUNT));
            stream.consumers().values().forEach(consumer -> consumer.fail(gone));
        }
    }

    /** Those whose names follow {@code name}, in order. */
    Collection<DataStream> after(String name) {
        return byName.tailMap(name, false).values();
    }

    /** Ends all subscriptions, as Kinesis ends those that have lasted long enough. */
    void endSubscriptions() {
        byName.values().forEach(stream -> stream.consumers().values().forEach(StreamConsumer::end));
    }
}
