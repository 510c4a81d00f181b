package dev.maskbot.processor.consume;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.ShutdownException;
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

    /** A restart repeats little: one look into the ledger for each mention. KCL delivers nothing while it writes one. */
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

    private final Function<String, MentionWindow> windows;
    private final Shards shards;
    private final InstantSource clock;
    private String shard = "";
    private MentionWindow window;
    private Optional<KinesisClientRecord> settled = Optional.empty();
    private Instant checkpointed = Instant.MIN;
    private boolean halted;

    /** @param windows one for each shard that is begun */
    ShardWorker(Function<String, MentionWindow> windows, Shards shards, InstantSource clock) {
        this.windows = windows;
        this.shards = shards;
        this.clock = clock;
    }

    @Override
    public void initialize(InitializationInput input) {
        shard = input.shardId();
        window = windows.apply(shard);
        log.atInfo().addKeyValue("shard", shard).log("shard.started");
    }

    /** Called without records too, every time there are none: then only the checkpoint may move. */
    @Override
    public void processRecords(ProcessRecordsInput input) {
        if (!halted) {
            shards.behind(shard, Duration.ofMillis(requireNonNullElse(input.millisBehindLatest(), 0L)));
        }
        try {
            for (var record : input.records()) {
                window.awaitRoom();
                move(input.checkpointer());
                if (halted) {
                    return;
                }
                window.add(record);
            }
            move(input.checkpointer());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            halt("interrupted");
        } catch (RuntimeException e) {
            log.atError().addKeyValue("shard", shard).setCause(e).log("shard.failed");
            halt(e.getMessage());
        }
    }

    /** On to the last record before which all are settled. */
    private void move(RecordProcessorCheckpointer checkpointer) {
        settled = window.settled().or(() -> settled);
        if (!halted && window.isAbandoned()) {
            halt("a record was abandoned");
        }
        if (!clock.instant().isBefore(checkpointed.plus(CHECKPOINT_EVERY))) {
            checkpoint(checkpointer);
        }
    }

    private void halt(String why) {
        halted = true;
        shards.halted(shard);
        log.atWarn().addKeyValue("shard", shard).addKeyValue("why", why).log("shard.halted");
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        window.cancel(); // whoever has the lease now does it again
        shards.gone(shard);
        log.atInfo().addKeyValue("shard", shard).log("shard.lost");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        finish(input.checkpointer());
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
        finish(input.checkpointer());
    }

    private void finish(RecordProcessorCheckpointer checkpointer) {
        try {
            window.join();
        } catch (InterruptedException _) {
            window.cancel();
            Thread.currentThread().interrupt();
        }
        move(checkpointer);
        checkpoint(checkpointer);
    }

    private void checkpoint(RecordProcessorCheckpointer checkpointer) {
        if (settled.isEmpty()) {
            return;
        }
        try {
            checkpointed = clock.instant();
            checkpointer.checkpoint(
                    settled.get().sequenceNumber(), settled.get().subSequenceNumber());
            settled = Optional.empty();
        } catch (ShutdownException _) {
            log.atInfo().addKeyValue("shard", shard).log("shard.lost"); // the lease moved: its owner goes on
            settled = Optional.empty();
        } catch (InvalidStateException | RuntimeException e) {
            // The next checkpoint covers this one.
            log.atWarn().addKeyValue("shard", shard).setCause(e).log("checkpoint.failed");
        }
    }
}
