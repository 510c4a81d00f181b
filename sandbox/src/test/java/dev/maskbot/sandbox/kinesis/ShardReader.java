package dev.maskbot.sandbox.kinesis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads shards by polling, as a consumer would. */
record ShardReader(KinesisTarget target, String stream) {
    record Reading(List<Record> records, boolean ended, List<ChildShard> children) {
        List<String> data() {
            return texts(records);
        }
    }

    static List<String> texts(Collection<Record> records) {
        return records.stream().map(r -> r.data().asUtf8String()).toList();
    }

    String iterator(String shardId, Consumer<GetShardIteratorRequest.Builder> position) {
        return target.patient()
                .getShardIterator(r -> r.streamName(stream).shardId(shardId).applyMutation(position))
                .shardIterator();
    }

    /** Reads until there is nothing more, for now or for ever. */
    Reading read(String iterator) {
        var records = new ArrayList<Record>();
        GetRecordsResponse page = next(iterator);
        records.addAll(page.records());
        while (page.nextShardIterator() != null && page.millisBehindLatest() > 0) {
            page = next(page.nextShardIterator());
            records.addAll(page.records());
        }
        return new Reading(records, page.nextShardIterator() == null, page.childShards());
    }

    private GetRecordsResponse next(String iterator) {
        return target.patient().getRecords(r -> r.shardIterator(iterator));
    }

    Reading readFromTrimHorizon(String shardId) {
        return read(iterator(shardId, r -> r.shardIteratorType(ShardIteratorType.TRIM_HORIZON)));
    }

    /** All records of the stream, shard by shard from the oldest down to the open ones. */
    List<Record> readLineage() {
        var records = new ArrayList<Record>();
        // Shard ids rise from parent to child, so the lowest unread one has no unread parent.
        var unread = new TreeSet<String>();
        target.client()
                .listShards(r -> r.streamName(stream).shardFilter(f -> f.type(ShardFilterType.AT_TRIM_HORIZON)))
                .shards()
                .forEach(shard -> unread.add(shard.shardId()));
        while (!unread.isEmpty()) {
            Reading reading = readFromTrimHorizon(unread.pollFirst());
            records.addAll(reading.records());
            reading.children().stream().map(ChildShard::shardId).forEach(unread::add);
        }
        return records;
    }
}
