package dev.maskbot.sandbox.kinesis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Collects the events of one SubscribeToShard until it ends or is cancelled. Thread-safe. */
final class EventProbe implements Subscriber<SubscribeToShardEvent> {
    private final List<SubscribeToShardEvent> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Subscription> upstream = new CompletableFuture<>();
    private final CompletableFuture<Void> outcome;

    EventProbe(KinesisAsyncClient client, String consumerArn, String shardId, StartingPosition from) {
        var handler = SubscribeToShardResponseHandler.builder()
                .onEventStream(publisher ->
                        publisher.filter(SubscribeToShardEvent.class).subscribe(this))
                .onError(upstream::completeExceptionally)
                .build();
        outcome = client.subscribeToShard(
                r -> r.consumerARN(consumerArn).shardId(shardId).startingPosition(from), handler);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
        upstream.complete(subscription);
    }

    @Override
    public void onNext(SubscribeToShardEvent event) {
        events.add(event);
    }

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}

    void cancel() {
        upstream.join().cancel();
    }

    /** Completes as the SDK's call does. */
    CompletableFuture<Void> outcome() {
        return outcome;
    }

    List<SubscribeToShardEvent> events() {
        return List.copyOf(events);
    }

    List<String> data() {
        return events.stream()
                .flatMap(event -> ShardReader.texts(event.records()).stream())
                .toList();
    }
}
