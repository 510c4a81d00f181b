package dev.maskbot.sandbox.kinesis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A shard's records in order, addressed by ordinal: appending and looking up take constant time, finding a time
 * takes a binary search, trimming is paid for by the appends. Not thread-safe: its shard's lock guards it.
 */
final class RecordLog {
    private final List<DataRecord> records = new ArrayList<>();
    // records[0, head) are trimmed and only wait for a cheap moment to be dropped.
    private int head;
    private long oldest = 1;

    void add(DataRecord dataRecord) {
        records.add(dataRecord);
    }

    /** The ordinal of the oldest record kept, or of the next one when there is none. */
    long oldest() {
        return oldest;
    }

    /** The ordinal of the next record to come. */
    long next() {
        return oldest + records.size() - head;
    }

    DataRecord get(long ordinal) {
        return records.get(head + Math.toIntExact(ordinal - oldest));
    }

    /** The ordinal of the first record that arrived at or after {@code time}. */
    long at(Instant time) {
        int low = head;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).arrival().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return oldest + low - head;
    }

    void trimBefore(Instant horizon) {
        long kept = at(horizon);
        head += Math.toIntExact(kept - oldest);
        oldest = kept;
        // Moving the rest costs no more than the records dropped: constant per record.
        if (head > records.size() / 2) {
            records.subList(0, head).clear();
            head = 0;
        }
    }
}
