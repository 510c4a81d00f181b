package dev.maskbot.processor.consume;

import static java.util.Objects.requireNonNullElse;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
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
 * settled; after a record that was abandoned it refuses the rest, which is delivered again to whoever has the lease next:
 * somebody has to take it from us, since KCL gives nobody the same record twice. KCL calls it from one thread at a time.
 */
final class ShardWorker implements ShardRecordProcessor {
    private static final Logger log = LoggerFactory.getLogger(ShardWorker.class);

    private final Function<Mention, Outcome> pipeline;
    private final Function<MalformedRecord, Outcome> quarantine;
    private final ExecutorService threads;
    private final Shards shards;
    private String shard = "";
    private Optional<KinesisClientRecord> settled = Optional.empty();
    private boolean halted;

    ShardWorker(
            Function<Mention, Outcome> pipeline,
            Function<MalformedRecord, Outcome> quarantine,
            ExecutorService threads,
            Shards shards) {
        this.pipeline = pipeline;
        this.quarantine = quarantine;
        this.threads = threads;
        this.shards = shards;
    }

    @Override
    public void initialize(InitializationInput input) {
        shard = input.shardId();
        log.atInfo().addKeyValue("shard", shard).log("shard.started");
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        if (halted) {
            return;
        }
        shards.behind(shard, Duration.ofMillis(requireNonNullElse(input.millisBehindLatest(), 0L)));
        if (input.records().isEmpty()) {
            return;
        }
        try {
            var batch = MentionBatch.run(shard, input.records(), pipeline, quarantine, threads);
            settled = batch.settledPrefix().or(() -> settled);
            if (batch.abandoned()) {
                halt("a record was abandoned");
            }
            checkpoint(input.checkpointer());
        } catch (RuntimeException e) {
            log.atError().addKeyValue("shard", shard).setCause(e).log("shard.failed");
            halt(e.getMessage());
        }
    }

    private void halt(String why) {
        halted = true;
        shards.halted(shard);
        log.atWarn().addKeyValue("shard", shard).addKeyValue("why", why).log("shard.halted");
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        shards.gone(shard);
        log.atInfo().addKeyValue("shard", shard).log("shard.lost");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        if (halted) {
            return; // the end may be checkpointed only after everything before it
        }
        shards.gone(shard);
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
