package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.reply.Outcome;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.KinesisClientLibDependencyException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.exceptions.ThrottlingException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * One shard, as KCL hands it over. It never throws: KCL would log that and skip the records. It checkpoints only what is
 * settled; after a record that was abandoned it refuses the rest, which is delivered again to whoever has the lease next.
 * KCL calls it from one thread at a time.
 */
final class ShardWorker implements ShardRecordProcessor {
    private static final Logger log = LoggerFactory.getLogger(ShardWorker.class);

    private final Function<Mention, Outcome> pipeline;
    private String shard = "";
    private Optional<KinesisClientRecord> settled = Optional.empty();
    private boolean halted;

    ShardWorker(Function<Mention, Outcome> pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void initialize(InitializationInput input) {
        shard = input.shardId();
        log.atInfo().addKeyValue("shard", shard).log("shard.started");
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        if (halted || input.records().isEmpty()) {
            return;
        }
        try {
            var batch = MentionBatch.run(input.records(), pipeline);
            settled = batch.settledPrefix().or(() -> settled);
            halted = batch.abandoned();
            checkpoint(input.checkpointer());
        } catch (RuntimeException e) {
            halted = true;
            log.atError().addKeyValue("shard", shard).setCause(e).log("shard.halted");
        }
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        log.atInfo().addKeyValue("shard", shard).log("shard.lost");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        if (halted) {
            return; // the end may be checkpointed only after everything before it
        }
        try {
            input.checkpointer().checkpoint();
            log.atInfo().addKeyValue("shard", shard).log("shard.ended");
        } catch (InvalidStateException | ShutdownException | RuntimeException e) {
            log.atWarn().addKeyValue("shard", shard).setCause(e).log("checkpoint.failed");
        }
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpoint(input.checkpointer());
    }

    private void checkpoint(RecordProcessorCheckpointer checkpointer) {
        settled.ifPresent(record -> {
            try {
                checkpointer.checkpoint(record.sequenceNumber(), record.subSequenceNumber());
            } catch (ShutdownException _) {
                log.atInfo().addKeyValue("shard", shard).log("shard.lost"); // the lease moved: its owner goes on
            } catch (ThrottlingException | KinesisClientLibDependencyException | InvalidStateException e) {
                // The checkpoint of the next batch covers this one.
                log.atWarn().addKeyValue("shard", shard).setCause(e).log("checkpoint.failed");
            }
        });
    }
}
