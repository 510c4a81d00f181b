package dev.maskbot.processor.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

@Timeout(20)
final class MentionWindowTest {
    private static final Outcome DONE = new Replied("1", Reason.MASKED);

    private final Queue<MalformedRecord> malformed = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void mentions_areWorkedOnSideBySide() {
        var all = new CyclicBarrier(3);
        var window = run(List.of(Records.mention(1, "a"), Records.mention(2, "b"), Records.mention(3, "c")), _ -> {
            try {
                all.await(); // nobody passes before all are here
                return DONE;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(settled(window)).contains("3");
        assertThat(window.isAbandoned()).isFalse();
    }

    @Test
    void settled_endsBeforeTheFirstAbandoned() {
        var records = List.of(Records.mention(1, "a"), Records.mention(2, "b"), Records.mention(3, "c"));

        var window = run(records, abandoning("b"));
        assertThat(settled(window)).contains("1");
        assertThat(window.isAbandoned()).isTrue();

        assertThat(settled(run(records, abandoning("a")))).isEmpty();
    }

    @Test
    void malformedRecord_isSettled_whereverItIs() {
        var malformed = Records.record(2, "<html>".getBytes(UTF_8));

        for (var records : List.of(
                List.of(malformed, Records.mention(3, "a")),
                List.of(Records.mention(1, "a"), malformed, Records.mention(3, "b")),
                List.of(Records.mention(1, "a"), malformed))) {
            var window = run(records, _ -> DONE);

            assertThat(settled(window)).contains(records.getLast().sequenceNumber());
        }
    }

    @Test
    void malformedRecord_isHandedOver_byItsPlaceInTheShard() {
        var alone = Records.record(2, "<html>".getBytes(UTF_8));
        var oneOfSeveral = Records.record(3, "{\"v\":1,\"mention\":{\"author\":\"2\"}}".getBytes(UTF_8)).toBuilder()
                .aggregated(true)
                .subSequenceNumber(4)
                .build();

        run(List.of(Records.mention(1, "a"), alone, oneOfSeveral), _ -> DONE);

        assertThat(malformed)
                .extracting(record -> record.id().value())
                .containsExactlyInAnyOrder("malformed#shard-0#2", "malformed#shard-0#3.4");
        assertThat(malformed)
                .filteredOn(record -> record.sequence().equals("2"))
                .singleElement()
                .satisfies(record -> assertThat(record.bytes()).asString(UTF_8).isEqualTo("<html>"));
    }

    @Test
    void malformedRecordThatCouldNotBeWrittenDown_staysUnsettled() {
        var records = List.of(Records.mention(1, "a"), Records.record(2, new byte[0]), Records.mention(3, "b"));

        var window = run(records, new MentionWindow("shard-0", _ -> DONE, _ -> new Abandoned(), threads));

        assertThat(settled(window)).contains("1");
        assertThat(window.isAbandoned()).isTrue();
    }

    @Test
    void copiesOfAMention_areWorkedOnOnce() {
        var worked = new AtomicInteger();
        var window = run(List.of(Records.mention(1, "a"), Records.mention(2, "a")), _ -> {
            worked.incrementAndGet();
            return DONE;
        });

        assertThat(worked).hasValue(1);
        assertThat(settled(window)).contains("2");
    }

    @Test
    void pipelineThatThrows_leavesTheRecordUnsettled() {
        var window = run(List.of(Records.mention(1, "a"), Records.mention(2, "b")), mention -> {
            if (mention.id().value().equals("b")) {
                throw new IllegalStateException("bug");
            }
            return DONE;
        });

        assertThat(settled(window)).contains("1");
        assertThat(window.isAbandoned()).isTrue();
    }

    @Test
    void mentionThatTakesLong_holdsUpNoOthers() throws Exception {
        var slow = new CountDownLatch(1);
        var others = new CountDownLatch(100);
        var window = window(mention -> {
            if (mention.id().value().equals("slow")) {
                awaitUninterrupted(slow);
            } else {
                others.countDown();
            }
            return DONE;
        });
        window.add(Records.mention(1, "slow"));
        for (var i = 2; i <= 101; i++) {
            window.add(Records.mention(i, "m" + i));
        }

        others.await();
        assertThat(settled(window)).as("an earlier one is not settled").isEmpty();
        slow.countDown();
        window.join();
        assertThat(settled(window)).contains("101");
    }

    @Test
    void fullWindow_hasRoomAgain_whenItsFirstIsDone() throws Exception {
        var slow = new CountDownLatch(1);
        var window = window(mention -> {
            if (mention.id().value().equals("slow")) {
                awaitUninterrupted(slow);
            }
            return DONE;
        });
        window.add(Records.mention(1, "slow"));
        for (var i = 2; i <= 256; i++) {
            window.awaitRoom();
            window.add(Records.mention(i, "m" + i));
        }

        var room = CompletableFuture.runAsync(() -> {
            try {
                window.awaitRoom();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(room).isNotDone();
        slow.countDown();
        room.get();
        window.join();
        assertThat(settled(window)).contains("256");
    }

    @Test
    void oneHundredAndTwentyEight_areInWorkAtATime_noMore() throws Exception {
        var inWork = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(128);
        var window = window(_ -> {
            most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
            full.countDown();
            awaitUninterrupted(full);
            inWork.decrementAndGet();
            return DONE;
        });
        for (var i = 1; i <= 200; i++) {
            window.add(Records.mention(i, "m" + i));
        }
        window.join();

        assertThat(most).hasValue(128);
    }

    @Test
    void stop_abandonsWhatIsInWork_andWhatComesLater() throws Exception {
        var working = new CountDownLatch(1);
        var window = window(_ -> awaitForEver(working));
        window.add(Records.mention(1, "a"));
        working.await();

        threads.shutdownNow();

        window.join();
        assertThat(window.isAbandoned()).isTrue();
        assertThat(run(List.of(Records.mention(2, "b")), _ -> DONE).isAbandoned())
                .isTrue();
    }

    @Test
    void cancelled_abandonsWhatIsInWork() throws Exception {
        var working = new CountDownLatch(1);
        var window = window(_ -> awaitForEver(working));
        window.add(Records.mention(1, "a"));
        working.await();

        window.cancel();

        window.join();
        assertThat(window.isAbandoned()).isTrue();
        assertThat(settled(window)).isEmpty();
    }

    private static Outcome awaitForEver(CountDownLatch working) {
        working.countDown();
        try {
            new CountDownLatch(1).await();
            return DONE;
        } catch (InterruptedException _) {
            return new Abandoned();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private MentionWindow window(Function<Mention, Outcome> pipeline) {
        return new MentionWindow("shard-0", pipeline, this::quarantine, threads);
    }

    private MentionWindow run(List<KinesisClientRecord> records, Function<Mention, Outcome> pipeline) {
        return run(records, window(pipeline));
    }

    private static MentionWindow run(List<KinesisClientRecord> records, MentionWindow window) {
        try {
            for (var record : records) {
                window.add(record);
            }
            window.join();
            return window;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome quarantine(MalformedRecord record) {
        malformed.add(record);
        return new Quarantined(Reason.MALFORMED, 1);
    }

    private static Function<Mention, Outcome> abandoning(String id) {
        return mention -> mention.id().value().equals(id) ? new Abandoned() : DONE;
    }

    private static Optional<String> settled(MentionWindow window) {
        return window.settled().map(KinesisClientRecord::sequenceNumber);
    }
}
