package dev.maskbot.sandbox.kinesis;

import java.util.List;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * What one read of a shard gives: the records, the last sequence number passed, the ordinal to go on from and how far
 * behind that is. At the end of a closed shard {@code children} names its successors; else it is empty. Immutable.
 */
record Page(
        List<DataRecord> records,
        SequenceNumber passed,
        long next,
        long millisBehindLatest,
        List<ChildShard> children) {
    // Kinesis quotas: GetRecords returns at most 10 MiB and 10,000 records.
    static final int MAX_BYTES = 10 << 20;
    static final int MAX_RECORDS = 10_000;

    Page {
        records = List.copyOf(records);
    }

    boolean ended() {
        return !children.isEmpty();
    }

    long bytes() {
        return records.stream().mapToLong(DataRecord::size).sum();
    }

    List<Record> describe() {
        return records.stream().map(DataRecord::describe).toList();
    }
}
