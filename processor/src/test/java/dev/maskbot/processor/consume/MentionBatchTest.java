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
final class MentionBatchTest {
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
        var batch = run(List.of(Records.mention(1, "a"), Records.mention(2, "b"), Records.mention(3, "c")), _ -> {
            try {
                all.await(); // nobody passes before all are here
                return DONE;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(settled(batch)).contains("3");
        assertThat(batch.abandoned()).isFalse();
    }

    @Test
    void settledPrefix_endsBeforeTheFirstAbandoned() {
        var records = List.of(Records.mention(1, "a"), Records.mention(2, "b"), Records.mention(3, "c"));

        var batch = run(records, abandoning("b"));
        assertThat(settled(batch)).contains("1");
        assertThat(batch.abandoned()).isTrue();

        assertThat(settled(run(records, abandoning("a")))).isEmpty();
    }

    @Test
    void malformedRecord_isSettled_whereverItIs() {
        var malformed = Records.record(2, "<html>".getBytes(UTF_8));

        for (var records : List.of(
                List.of(malformed, Records.mention(3, "a")),
                List.of(Records.mention(1, "a"), malformed, Records.mention(3, "b")),
                List.of(Records.mention(1, "a"), malformed))) {
            var batch = run(records, _ -> DONE);

            assertThat(settled(batch)).contains(records.getLast().sequenceNumber());
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

        var batch = MentionBatch.run("shard-0", records, _ -> DONE, _ -> new Abandoned(), threads);

        assertThat(settled(batch)).contains("1");
        assertThat(batch.abandoned()).isTrue();
    }

    @Test
    void copiesOfAMention_areWorkedOnOnce() {
        var worked = new AtomicInteger();
        var batch = run(List.of(Records.mention(1, "a"), Records.mention(2, "a")), _ -> {
            worked.incrementAndGet();
            return DONE;
        });

        assertThat(worked).hasValue(1);
        assertThat(settled(batch)).contains("2");
    }

    @Test
    void pipelineThatThrows_leavesTheRecordUnsettled() {
        var batch = run(List.of(Records.mention(1, "a"), Records.mention(2, "b")), mention -> {
            if (mention.id().value().equals("b")) {
                throw new IllegalStateException("bug");
            }
            return DONE;
        });

        assertThat(settled(batch)).contains("1");
        assertThat(batch.abandoned()).isTrue();
    }

    @Test
    void stop_abandonsWhatIsInWork_andWhatComesLater() throws Exception {
        var working = new CountDownLatch(1);
        var batch = CompletableFuture.supplyAsync(() -> run(List.of(Records.mention(1, "a")), _ -> {
            working.countDown();
            try {
                new CountDownLatch(1).await();
                return DONE;
            } catch (InterruptedException _) {
                return new Abandoned();
            }
        }));
        working.await();

        threads.shutdownNow();

        assertThat(batch.get().abandoned()).isTrue();
        assertThat(run(List.of(Records.mention(2, "b")), _ -> DONE).abandoned()).isTrue();
    }

    private MentionBatch run(List<KinesisClientRecord> records, Function<Mention, Outcome> pipeline) {
        return MentionBatch.run("shard-0", records, pipeline, this::quarantine, threads);
    }

    private Outcome quarantine(MalformedRecord record) {
        malformed.add(record);
        return new Quarantined(Reason.MALFORMED, 1);
    }

    private static Function<Mention, Outcome> abandoning(String id) {
        return mention -> mention.id().value().equals(id) ? new Abandoned() : DONE;
    }

    private static Optional<String> settled(MentionBatch batch) {
        return batch.settledPrefix().map(KinesisClientRecord::sequenceNumber);
    }
}
