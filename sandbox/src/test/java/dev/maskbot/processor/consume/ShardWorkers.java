package dev.maskbot.processor.consume;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/** What a consumer gives to KCL, for a test that is KCL. */
public final class ShardWorkers {
    private final Function<Mention, Outcome> pipeline;
    private final Function<MalformedRecord, Outcome> quarantine;
    private final ExecutorService threads;
    private final Shards shards;
    private final InstantSource clock;

    public ShardWorkers(
            Function<Mention, Outcome> pipeline,
            Function<MalformedRecord, Outcome> quarantine,
            ExecutorService threads,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.quarantine = quarantine;
        this.threads = threads;
        this.shards = new Shards(clock);
        this.clock = clock;
    }

    public ShardRecordProcessor worker() {
        return new ShardWorker(shard -> new MentionWindow(shard, pipeline, quarantine, threads), shards, clock);
    }

    /** Whether the process is to be replaced. */
    public boolean isStuck() {
        return shards.isStuck();
    }
}
