package dev.maskbot.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.reply.Outcome;
import dev.maskbot.processor.reply.Outcome.Abandoned;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Replied;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

@Timeout(20)
final class MentionBatchTest {
    private static final Outcome DONE = new Replied("1", Reason.MASKED);

    @Test
    void mentions_areWorkedOnSideBySide() {
        var all = new CyclicBarrier(3);
        var batch = MentionBatch.run(
                List.of(Records.mention(1, "a"), Records.mention(2, "b"), Records.mention(3, "c")), _ -> {
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

        var batch = MentionBatch.run(records, abandoning("b"));
        assertThat(settled(batch)).contains("1");
        assertThat(batch.abandoned()).isTrue();

        assertThat(settled(MentionBatch.run(records, abandoning("a")))).isEmpty();
    }

    @Test
    void malformedRecord_isSettled_whereverItIs() {
        var malformed = Records.record(2, "<html>".getBytes(UTF_8));

        for (var records : List.of(
                List.of(malformed, Records.mention(3, "a")),
                List.of(Records.mention(1, "a"), malformed, Records.mention(3, "b")),
                List.of(Records.mention(1, "a"), malformed))) {
            var batch = MentionBatch.run(records, _ -> DONE);

            assertThat(settled(batch)).contains(records.getLast().sequenceNumber());
        }
    }

    @Test
    void copiesOfAMention_areWorkedOnOnce() {
        var worked = new AtomicInteger();
        var batch = MentionBatch.run(List.of(Records.mention(1, "a"), Records.mention(2, "a")), _ -> {
            worked.incrementAndGet();
            return DONE;
        });

        assertThat(worked).hasValue(1);
        assertThat(settled(batch)).contains("2");
    }

    @Test
    void pipelineThatThrows_leavesTheRecordUnsettled() {
        var batch = MentionBatch.run(List.of(Records.mention(1, "a"), Records.mention(2, "b")), mention -> {
            if (mention.id().value().equals("b")) {
                throw new IllegalStateException("bug");
            }
            return DONE;
        });

        assertThat(settled(batch)).contains("1");
        assertThat(batch.abandoned()).isTrue();
    }

    private static Function<Mention, Outcome> abandoning(String id) {
        return mention -> mention.id().value().equals(id) ? new Abandoned() : DONE;
    }

    private static Optional<String> settled(MentionBatch batch) {
        return batch.settledPrefix().map(KinesisClientRecord::sequenceNumber);
    }
}
