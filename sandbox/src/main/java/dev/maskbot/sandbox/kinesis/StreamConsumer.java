package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** A consumer registered for enhanced fan-out; it has one subscription a shard at most. Thread-safe. */
final class StreamConsumer {
    private final String name;
    private final String arn;
    private final DataStream stream;
    private final Instant created;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    StreamConsumer(String name, DataStream stream, Instant now) {
        this.name = name;
        this.arn = Arn.ofConsumer(stream.name(), name, now);
        this.stream = stream;
        this.created = now;
    }

    String name() {
        return name;
    }

    DataStream stream() {
        return stream;
    }

    String arn() {
        return arn;
    }

    /** A new subscription takes the place of one begun at least {@code again} ago, and is refused before that. */
    Subscription subscribe(String shardId, Duration again, Instant now, Supplier<Subscription> subscription) {
        return subscriptions.compute(shardId, (_, previous) -> {
            if (previous != null) {
                var taken = KinesisErrors.inUse(
                        "Another active subscription exists for this consumer %s on shard %s.".formatted(arn, shardId));
                if (now.isBefore(previous.started().plus(again))) {
                    throw taken;
                }
                previous.fail(taken);
            }
            return subscription.get();
        });
    }

    void end() {
        subscriptions.values().forEach(Subscription::end);
    }

    void fail(KinesisException reason) {
        subscriptions.values().forEach(subscription -> subscription.fail(reason));
    }

    Consumer describe() {
        return Consumer.builder()
                .consumerName(name)
                .consumerARN(arn)
                .consumerStatus(ConsumerStatus.ACTIVE)
                .consumerCreationTimestamp(created)
                .build();
    }

    ConsumerDescription describeWithStream() {
        return ConsumerDescription.builder()
                .consumerName(name)
                .consumerARN(arn)
                .consumerStatus(ConsumerStatus.ACTIVE)
                .consumerCreationTimestamp(created)
                .streamARN(stream.arn())
                .build();
    }
}
