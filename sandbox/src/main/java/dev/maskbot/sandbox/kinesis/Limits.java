package dev.maskbot.sandbox.kinesis;

import java.time.Duration;

/**
 * The quotas of a shard in units a second, how soon a consumer may subscribe to a shard again, and how often a
 * stream may be rescaled in 24 hours. Immutable.
 */
public record Limits(
        double writtenRecords,
        double writtenBytes,
        double reads,
        double readBytes,
        Duration subscribeAgain,
        int rescalesPerDay) {

    /** Those of Kinesis: what the sandbox and the tests are to live with. */
    // Kinesis quotas: 1,000 records and 1 MiB in, 5 GetRecords and 2 MiB out, per second and shard;
    // SubscribeToShard again after 5 s; UpdateShardCount 10 times in a rolling 24 hours.
    public static final Limits KINESIS = new Limits(1_000, 1 << 20, 5, 2 << 20, Duration.ofSeconds(5), 10);

    /** None, for benchmarks. */
    public static final Limits NONE = new Limits(
            Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO, Integer.MAX_VALUE);
}
