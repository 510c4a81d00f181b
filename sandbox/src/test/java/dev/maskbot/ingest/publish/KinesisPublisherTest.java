package dev.maskbot.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.kinesis.StreamRecords;
import dev.maskbot.x.PostId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Publishing over the wire, to shards with the quotas of Kinesis, in a time that passes only while somebody waits. */
@Timeout(60)
final class KinesisPublisherTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T10:35:00Z"));
    private final LocalKinesis local = LocalKinesis.start(0, now::get);
    private final Watermark watermark = new Watermark(new PostId(0));
    private final AwsClients clients = new AwsClients();
    private final KinesisClient kinesis = clients.client(KinesisClient.builder(), local.endpoint());

    @BeforeEach
    void create() {
        kinesis.createStream(request -> request.streamName("mentions").shardCount(2));
    }

    @AfterEach
    void stop() {
        clients.close();
        local.close();
    }

    @Test
    void burstFarAboveTheQuota_arrivesWhole_andNothingTwice() throws Exception {
        try (var publisher = publisher()) {
            for (var i = 0; i < 10_000; i++) {
                publisher.publish(mention(i));
            }
        }

        var arrived = read();
        assertThat(arrived).hasSize(10_000);
        assertThat(new HashSet<>(arrived)).hasSize(10_000);
    }

    @Test
    void streamThatComesBack_getsWhatWaited() throws Exception {
        kinesis.deleteStream(request -> request.streamName("mentions"));
        var missed = new AtomicReference<Runnable>(this::create);
        // While the publisher waits for its next try, somebody makes the stream again.
        try (var publisher = publisher(_ -> missed.getAndSet(() -> {}).run())) {
            publisher.publish(mention(7));
        }

        assertThat(read()).containsExactly("7");
    }

    @Test
    void everyThirdEntryThrottled_forFiveMinutes_losesNothing_andSendsOnlyThoseAgain() throws Exception {
        var throttle = new EveryThirdThrottled(now::get, now.get().plus(Duration.ofMinutes(5)));
        var throttled = clients.client(
                KinesisClient.builder().overrideConfiguration(calls -> calls.addExecutionInterceptor(throttle)),
                local.endpoint());
        Sleeper passing = delay -> now.updateAndGet(time -> time.plus(delay));
        var most = 0;
        try (var publisher = new KinesisPublisher(
                        throttled, "mentions", watermark, now::get, passing, new Random(1), new SimpleMeterRegistry())
                .start()) {
            for (var i = 0; i < 20_000; i++) {
                publisher.publish(mention(i));
                most = Math.max(most, publisher.waiting());
            }
        }

        var arrived = read();
        assertThat(new HashSet<>(arrived)).hasSize(20_000);
        assertThat(arrived).hasSize(20_000);
        assertThat(throttle.throttled()).isGreaterThan(1_000);
        // Each entry was sent once, and once more for each time it was refused: by the fault or by a shard's quota.
        assertThat(throttle.sent() - throttle.refused()).isEqualTo(20_000);
        assertThat(most).isLessThanOrEqualTo(1_000); // who publishes waits: memory stays flat
    }

    @Test
    void watermark_waitsForWhatKinesisDoesNotTakeYet() throws Exception {
        kinesis.deleteStream(request -> request.streamName("mentions"));
        var tried = new CountDownLatch(1);
        var again = new CountDownLatch(1);
        try (var publisher = publisher(_ -> {
            tried.countDown();
            again.await();
        })) {
            publisher.publish(mention(7));
            watermark.swept(new PostId(9));
            tried.await();
            assertThat(watermark.value()).isEqualTo(new PostId(6));
            create();
            again.countDown();
        }

        assertThat(watermark.value()).isEqualTo(new PostId(9));
    }

    private KinesisPublisher publisher() {
        return publisher(delay -> now.updateAndGet(time -> time.plus(delay)));
    }

    private KinesisPublisher publisher(Sleeper sleeper) {
        return new KinesisPublisher(
                        kinesis, "mentions", watermark, now::get, sleeper, new Random(1), new SimpleMeterRegistry())
                .start();
    }

    private static Mention mention(int i) {
        var id = Integer.toString(i);
        return new Mention(
                new MentionId(id),
                id,
                id,
                "2",
                Instant.EPOCH,
                "@maskbot",
                "en",
                false,
                List.of(new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), "2", "")));
    }

    /** The ids of all mentions in the stream. */
    private List<String> read() throws Exception {
        var ids = new ArrayList<String>();
        var records = StreamRecords.read(kinesis, "mentions", pause -> now.updateAndGet(time -> time.plus(pause)));
        for (var one : records) {
            ids.add(MentionCodec.decode(one.data().asByteArray()).id().value());
        }
        return ids;
    }
}
