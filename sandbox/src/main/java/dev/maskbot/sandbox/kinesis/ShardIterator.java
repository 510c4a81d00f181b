package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A place in a shard from which GetRecords reads, good for five minutes. Immutable. */
record ShardIterator(String stream, String shardId, long epoch, long ordinal, Instant issued) {
    // GetShardIterator: "expires 5 minutes after it is returned".
    private static final Duration LIFE = Duration.ofMinutes(5);

    static ShardIterator parse(String token, Instant now) {
        ShardIterator iterator = Token.parse(token, 5, ShardIterator::of)
                .orElseThrow(() -> KinesisErrors.invalid("Invalid ShardIterator."));
        if (now.isAfter(iterator.issued.plus(LIFE))) {
            throw KinesisErrors.expiredIterator("""
                    Iterator expired. The iterator was created at time %s while right now it is %s which is further \
                    in the future than the tolerated delay of %d milliseconds.""".formatted(iterator.issued, now, LIFE.toMillis()));
        }
        return iterator;
    }

    private static ShardIterator of(List<String> fields) {
        return new ShardIterator(
                fields.get(0),
                fields.get(1),
                Long.parseLong(fields.get(2)),
                Long.parseLong(fields.get(3)),
                Instant.ofEpochMilli(Long.parseLong(fields.get(4))));
    }

    String token() {
        return Token.of(stream, shardId, epoch, ordinal, issued.toEpochMilli());
    }
}
