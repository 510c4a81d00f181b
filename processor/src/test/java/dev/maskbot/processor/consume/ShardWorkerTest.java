package dev.maskbot.processor.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.exceptions.ThrottlingException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** KCL's contract from the other side: what it is told, whatever the pipeline does. */
final class ShardWorkerTest {
    private final List<String> checkpoints = new ArrayList<>();
    private final List<String> worked = new ArrayList<>();
    private final ExecutorService threads = new DirectExecutor();
    private Instant now = Instant.EPOCH;
    private final Shards shards = new Shards(() -> now);
    private Exception checkpointFailure;

    @Test
    void batch_isCheckpointedAtItsLastSettledRecord() {
        deliver(worker(_ -> new Replied("9", Reason.MASKED)), Records.mention(1, "a"), Records.mention(2, "b"));

        assertThat(checkpoints).endsWith("[2, 0]");
    }

    @Test
    void afterAnAbandonedRecord_nothingIsWorkedOn_norCheckpointedBeyondIt() {
        var worker =
                worker(mention -> mention.id().value().equals("b") ? new Abandoned() : new Replied("9", Reason.MASKED));

        deliver(worker, Records.mention(1, "a"), Records.mention(2, "b"), Records.mention(3, "c"));
        deliver(worker, Records.mention(4, "d"));
        worker.shutdownRequested(
                ShutdownRequestedInput.builder().checkpointer(checkpointer()).build());
        worker.shardEnded(ShardEndedInput.builder().checkpointer(checkpointer()).build());

        assertThat(worked).containsExactly("a", "b");
        assertThat(checkpoints).containsExactly("[1, 0]");
    }

    @Test
    void shardThatStandsStill_isStuck_unlessItsLeaseIsLost() {
        var worker = worker(_ -> new Abandoned());
        deliver(worker, Records.mention(1, "a"));

        assertThat(shards.isStuck())
                .as("the lease may be lost without our knowing")
                .isFalse();
        now = now.plusSeconds(61);
        assertThat(shards.isStuck()).isTrue();
        worker.leaseLost(LeaseLostInput.builder().build());
        assertThat(shards.isStuck()).isFalse();
    }

    @Test
    void userRecordOfAnAggregatedOne_isCheckpointedByItsOwnNumber() {
        var whole = Records.mention(7, "a");
        var worker =
                worker(mention -> mention.id().value().equals("c") ? new Abandoned() : new Replied("9", Reason.MASKED));

        deliver(
                worker,
                whole.toBuilder().subSequenceNumber(0).aggregated(true).build(),
                Records.mention(7, "b").toBuilder()
                        .subSequenceNumber(1)
                        .aggregated(true)
                        .build(),
                Records.mention(7, "c").toBuilder()
                        .subSequenceNumber(2)
                        .aggregated(true)
                        .build());

        assertThat(checkpoints).endsWith("[7, 1]");
    }

    @Test
    void checkpoints_areTenSecondsApart_andTheLastOneIsNotForgotten() {
        var worker = worker(_ -> new Replied("9", Reason.MASKED));
        deliverAtOnce(worker, Records.mention(1, "a"));
        deliverAtOnce(worker, Records.mention(2, "b"));
        assertThat(checkpoints).containsExactly("[1, 0]");

        deliver(worker);
        assertThat(checkpoints).containsExactly("[1, 0]", "[2, 0]");
    }

    @Test
    void shutdown_isCheckpointedAtOnce() {
        var worker = worker(_ -> new Replied("9", Reason.MASKED));
        deliverAtOnce(worker, Records.mention(1, "a"));
        deliverAtOnce(worker, Records.mention(2, "b"));

        worker.shutdownRequested(
                ShutdownRequestedInput.builder().checkpointer(checkpointer()).build());

        assertThat(checkpoints).containsExactly("[1, 0]", "[2, 0]");
    }

    @Test
    void endOfShard_isCheckpointed() {
        var worker = worker(_ -> new Replied("9", Reason.MASKED));
        deliver(worker, Records.mention(1, "a"));

        worker.shardEnded(ShardEndedInput.builder().checkpointer(checkpointer()).build());

        assertThat(checkpoints).containsExactly("[1, 0]", "end");
    }

    @Test
    void lostLeaseAndThrottledCheckpoint_areNoFailure() {
        var worker = worker(_ -> new Replied("9", Reason.MASKED));
        checkpointFailure = new ShutdownException("the lease moved");
        deliver(worker, Records.mention(1, "a"));
        checkpointFailure = new ThrottlingException("slow down");
        deliver(worker, Records.mention(2, "b"));
        checkpointFailure = null;
        deliver(worker, Records.mention(3, "c"));

        assertThat(worked).containsExactly("a", "b", "c");
        assertThat(checkpoints).endsWith("[3, 0]");
    }

    private ShardWorker worker(Function<Mention, Outcome> pipeline) {
        var worker = new ShardWorker(
                shard -> new MentionWindow(
                        shard,
                        mention -> {
                            worked.add(mention.id().value());
                            return pipeline.apply(mention);
                        },
                        _ -> new Abandoned(),
                        threads),
                shards,
                () -> now);
        worker.initialize(InitializationInput.builder().shardId("shard-0").build());
        return worker;
    }

    /** And ten seconds later, nothing more. */
    private void deliver(ShardWorker worker, KinesisClientRecord... records) {
        deliverAtOnce(worker, records);
        now = now.plusSeconds(10);
        deliverAtOnce(worker);
    }

    private void deliverAtOnce(ShardWorker worker, KinesisClientRecord... records) {
        worker.processRecords(ProcessRecordsInput.builder()
                .records(List.of(records))
                .checkpointer(checkpointer())
                .build());
    }

    /** Writes down where it is told to checkpoint, or fails as KCL's own does. */
    private RecordProcessorCheckpointer checkpointer() {
        return (RecordProcessorCheckpointer) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RecordProcessorCheckpointer.class},
                (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("checkpoint");
                    if (checkpointFailure != null) {
                        throw checkpointFailure;
                    }
                    checkpoints.add(arguments == null ? "end" : Arrays.toString(arguments));
                    return null;
                });
    }
}
