package dev.maskbot.sandbox.kinesis;

import java.time.Instant;

/** What a shard's writers and its polling readers may still use. Not thread-safe: its shard's lock guards it. */
final class ShardQuota {
    private final TokenBucket writtenRecords;
    private final TokenBucket writtenBytes;
    private final TokenBucket reads;
    private final TokenBucket readBytes;

    ShardQuota(Limits limits, Instant now) {
        this.writtenRecords = new TokenBucket(limits.writtenRecords(), now);
        this.writtenBytes = new TokenBucket(limits.writtenBytes(), now);
        this.reads = new TokenBucket(limits.reads(), now);
        this.readBytes = new TokenBucket(limits.readBytes(), now);
    }

    boolean tryWrite(int bytes, Instant now) {
        if (!writtenRecords.has(1, now) || !writtenBytes.has(bytes, now)) {
            return false;
        }
        writtenRecords.take(1);
        writtenBytes.take(bytes);
        return true;
    }

    boolean tryRead(Instant now) {
        if (!reads.has(1, now) || !readBytes.has(1, now)) {
            return false;
        }
        reads.take(1);
        return true;
    }

    /** A page may exceed what a second allows: then the next reads wait, as those of Kinesis do after 10 MiB. */
    void charge(long bytes) {
        readBytes.take(bytes);
    }
}
