package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** All that a stream holds, as a consumer finds it. */
public final class StreamRecords {
    /** A shard takes five reads a second; one that gave more than 2 MB refuses until that time is over. */
    private static final Duration PACE = Duration.ofMillis(200);

    private StreamRecords() {}

    /** Reads every shard from its oldest record to its newest, one after the other, at the pace that shards allow. */
    public static List<Record> read(KinesisClient kinesis, String stream, Consumer<Duration> pause) {
        var records = new ArrayList<Record>();
        for (var shard :
                kinesis.listShards(request -> request.streamName(stream)).shards()) {
            var next = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            while (next != null) {
                var from = next;
                try {
                    var page = kinesis.getRecords(request -> request.shardIterator(from));
                    records.addAll(page.records());
                    next = page.millisBehindLatest() == 0 ? null : page.nextShardIterator();
                } catch (ProvisionedThroughputExceededException _) {
                    // the same page again, after the pause
                }
                pause.accept(PACE);
            }
        }
        return records;
    }
}
