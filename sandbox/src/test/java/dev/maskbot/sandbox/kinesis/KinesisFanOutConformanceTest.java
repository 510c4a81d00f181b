package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/** The subscriptions of registered consumers. */
final class KinesisFanOutConformanceTest {
    private static final String SHARD = "shardId-000000000000";
    private static final StartingPosition TRIM_HORIZON =
            StartingPosition.builder().type("TRIM_HORIZON").build();

    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void subscription_getsWhatIsThereAndWhatIsPutWhileItLasts() {
        String stream = target.stream(1);
        target.put(stream, "0", "before");

        EventProbe probe = subscribe(target.register(stream, "consumer"), SHARD, TRIM_HORIZON);
        await().until(() -> probe.data().equals(List.of("before")));
        target.put(stream, "0", "during");
        await().until(() -> probe.data().equals(List.of("before", "during")));
        probe.cancel();
    }

    @Test
    void latest_getsOnlyWhatIsPutAfterIt() {
        String stream = target.stream(1);
        target.put(stream, "0", "before");

        EventProbe probe = subscribe(
                target.register(stream, "consumer"),
                SHARD,
                StartingPosition.builder().type("LATEST").build());
        await().until(() -> !probe.events().isEmpty());
        target.put(stream, "0", "after");

        await().until(() -> probe.data().equals(List.of("after")));
        probe.cancel();
    }

    @Test
    void consumers_getTheSameRecords() {
        String stream = target.stream(1);
        EventProbe first = subscribe(target.register(stream, "first"), SHARD, TRIM_HORIZON);
        EventProbe second = subscribe(target.register(stream, "second"), SHARD, TRIM_HORIZON);

        target.put(stream, "0", "record");

        await().until(() ->
                first.data().equals(List.of("record")) && second.data().equals(List.of("record")));
        first.cancel();
        second.cancel();
    }

    @Test
    void idleSubscription_goesOnTellingWhereItIs() {
        String stream = target.stream(1);

        EventProbe probe = subscribe(target.register(stream, "consumer"), SHARD, TRIM_HORIZON);

        await().atMost(Duration.ofSeconds(30)).until(() -> probe.events().size() >= 3);
        assertThat(probe.events()).allSatisfy(event -> {
            assertThat(event.records()).isEmpty();
            assertThat(event.continuationSequenceNumber()).isNotBlank();
            assertThat(event.millisBehindLatest()).isZero();
        });
        probe.cancel();
    }

    @Test
    void continuation_takesUpWhereASubscriptionLeftOff() {
        String stream = target.stream(1);
        String consumer = target.register(stream, "consumer");
        target.put(stream, "0", "one");
        target.put(stream, "0", "two");
        EventProbe first = subscribe(consumer, SHARD, TRIM_HORIZON);
        await().until(() -> first.data().equals(List.of("one", "two")));
        first.cancel();
        String reached = first.events().getLast().continuationSequenceNumber();

        target.put(stream, "0", "three");
        EventProbe second = resubscribe(
                consumer,
                StartingPosition.builder()
                        .type("AFTER_SEQUENCE_NUMBER")
                        .sequenceNumber(reached)
                        .build());

        await().until(() -> second.data().equals(List.of("three")));
        second.cancel();
    }

    @Test
    void shardsEnd_endsTheSubscriptionAndNamesTheChildren() {
        String stream = target.stream(1);
        String consumer = target.register(stream, "consumer");
        EventProbe parent = subscribe(consumer, SHARD, TRIM_HORIZON);
        target.put(stream, "0", "before");
        await().until(() -> parent.data().equals(List.of("before")));

        target.split(stream, SHARD, BigInteger.TWO.pow(127).toString());
        target.put(stream, "0", "after");

        assertThat(parent.outcome()).succeedsWithin(Duration.ofSeconds(30));
        SubscribeToShardEvent last = parent.events().getLast();
        assertThat(last.continuationSequenceNumber()).isNull();
        assertThat(last.childShards())
                .extracting(ChildShard::shardId)
                .containsExactlyInAnyOrder("shardId-000000000001", "shardId-000000000002");
        EventProbe child = subscribe(consumer, "shardId-000000000001", TRIM_HORIZON);
        await().until(() -> child.data().equals(List.of("after")));
        child.cancel();
    }

    @Test
    void secondSubscription_isRefusedAtFirstAndLaterTakesOver() {
        String stream = target.stream(1);
        String consumer = target.register(stream, "consumer");
        EventProbe first = subscribe(consumer, SHARD, TRIM_HORIZON);
        await().until(() -> !first.events().isEmpty());

        assertThat(subscribe(consumer, SHARD, TRIM_HORIZON).outcome())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ResourceInUseException.class);
        EventProbe second = resubscribe(consumer, TRIM_HORIZON);

        assertThat(first.outcome())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ResourceInUseException.class);
        target.put(stream, "0", "record");
        await().until(() -> second.data().equals(List.of("record")));
        second.cancel();
    }

    @Test
    void subscription_lastsFiveMinutes() {
        String stream = target.stream(1);
        EventProbe probe = subscribe(target.register(stream, "consumer"), SHARD, TRIM_HORIZON);
        await().until(() -> !probe.events().isEmpty());

        target.pass(Duration.ofMinutes(5));

        assertThat(probe.outcome()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(probe.events().getLast().continuationSequenceNumber()).isNotNull();
    }

    @Test
    void deletedStream_failsItsSubscriptions() {
        String stream = target.stream(1);
        EventProbe probe = subscribe(target.register(stream, "consumer"), SHARD, TRIM_HORIZON);
        await().until(() -> !probe.events().isEmpty());

        target.deleteStream(stream);

        assertThat(probe.outcome())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void unknownConsumerOrShard_isNotFound() {
        String stream = target.stream(1);
        String unknown = target.arn(stream) + "/consumer/nobody:1700000000";

        for (EventProbe probe : List.of(
                subscribe(unknown, SHARD, TRIM_HORIZON),
                subscribe(target.register(stream, "consumer"), "shardId-000000000009", TRIM_HORIZON))) {
            assertThat(probe.outcome())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(ResourceNotFoundException.class);
        }
    }

    private static EventProbe resubscribe(String consumer, StartingPosition from) {
        target.elapse(Duration.ofSeconds(5));
        return subscribe(consumer, SHARD, from);
    }

    private static EventProbe subscribe(String consumer, String shard, StartingPosition from) {
        return new EventProbe(target.async(), consumer, shard, from);
    }
}
