package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/**
 * The events of one SubscribeToShard, until five minutes have passed, its shard ends or another takes its place.
 * One thread takes the events; any may end or fail it.
 */
final class Subscription {
    // SubscribeToShard: "for up to 5 minutes".
    private static final Duration LENGTH = Duration.ofMinutes(5);
    // The SDK gives up on a connection that is silent for 10 s (its read timeout for Kinesis).
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final DataStream stream;
    private final Shard shard;
    private final InstantSource clock;
    private final Instant started;
    private long next;
    private boolean begun;
    private volatile boolean ended;
    private volatile Optional<KinesisException> failure = Optional.empty();

    Subscription(DataStream stream, Shard shard, long from, InstantSource clock) {
        this.stream = stream;
        this.shard = shard;
        this.next = from;
        this.clock = clock;
        this.started = clock.instant();
    }

    Instant started() {
        return started;
    }

    /** Waits for records and returns an event, without records if none came for a while; empty when all is over. */
    Optional<SubscribeToShardEvent> next() throws InterruptedException {
        if (begun) {
            shard.await(next, () -> ended || failure.isPresent(), HEARTBEAT);
        }
        begun = true;
        if (failure.isPresent()) {
            throw failure.get();
        }
        Instant now = clock.instant();
        if (ended || !now.isBefore(started.plus(LENGTH))) {
            return Optional.empty();
        }
        Page page = shard.read(next, Page.MAX_RECORDS, now, stream.horizon(now));
        next = page.next();
        if (page.ended()) {
            ended = true;
        }
        var event =
                SubscribeToShardEvent.builder().records(page.describe()).millisBehindLatest(page.millisBehindLatest());
        return Optional.of(
                page.ended()
                        ? event.childShards(page.children()).build()
                        : event.continuationSequenceNumber(page.passed().toString())
                                .build());
    }

    void end() {
        ended = true;
        shard.wake();
    }

    void fail(KinesisException reason) {
        failure = Optional.of(reason);
        shard.wake();
    }
}
