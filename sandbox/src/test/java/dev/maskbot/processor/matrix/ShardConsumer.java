package dev.maskbot.processor.matrix;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * KCL 3.5's life of one shard in one process, with its vices: what {@code processRecords} throws is logged and the records
 * are passed; who has lost the lease works on until the next renewal; nothing is ever delivered twice to the same
 * processor.
 */
final class ShardConsumer {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(ShardConsumer.class);

    private final Instance instance;
    private final Shard shard;
    private final int term;
    private final Checkpointer lease;
    private final RecordProcessorCheckpointer checkpointer;
    private final ShardRecordProcessor worker;
    private int next;

    ShardConsumer(Instance instance, Shard shard, int term) {
        this.instance = instance;
        this.shard = shard;
        this.term = term;
        this.lease = new Checkpointer(shard, term, instance.wire(), instance.history());
        this.checkpointer = instance.parts().checkpointer(lease.proxy());
        this.worker = instance.worker();
        this.next = shard.checkpoint();
    }

    void run() {
        worker.initialize(InitializationInput.builder().shardId(shard.id()).build());
        while (true) {
            instance.life().pass();
            if (shard.isKnownLost(term, instance.simulation().instant())) {
                worker.leaseLost(LeaseLostInput.builder().build());
                return;
            }
            if (instance.isStopping()) {
                worker.shutdownRequested(ShutdownRequestedInput.builder()
                        .checkpointer(checkpointer)
                        .build());
                release();
                return;
            }
            if (next < shard.records().size()) {
                deliver();
            } else if (shard.isClosed() && shard.isHeld(term)) {
                end();
                return;
            } else {
                process(List.of()); // as it is set to
                instance.simulation().sleepThroughout(IDLE);
            }
        }
    }

    private void deliver() {
        var count = Math.min(instance.batch(), shard.records().size() - next);
        var batch = shard.records().subList(next, next + count);
        next += count; // whatever becomes of them
        lease.delivered(next);
        try {
            instance.wire().carry(Step.DELIVERED, () -> true, _ -> true);
            process(batch);
        } catch (IOException | RuntimeException e) {
            log.atError().setCause(e).log("kcl.skipped");
        }
    }

    private void process(List<KinesisClientRecord> records) {
        worker.processRecords(ProcessRecordsInput.builder()
                .records(records)
                .checkpointer(checkpointer)
                .millisBehindLatest(0L)
                .build());
    }

    /** A processor that does not checkpoint the end of its shard loses the lease. */
    private void end() {
        lease.atEnd();
        worker.shardEnded(ShardEndedInput.builder().checkpointer(checkpointer).build());
        if (!shard.isEnded()) {
            release();
        }
    }

    private void release() {
        if (shard.isHeld(term)) {
            shard.release(instance.simulation().instant());
        }
    }
}
