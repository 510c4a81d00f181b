package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

final class ShardMapTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SdkBytes DATA = SdkBytes.fromUtf8String("data");

    private final AtomicLong epochs = new AtomicLong();
    private final ShardMap shards = new ShardMap(1, Limits.NONE, epochs::incrementAndGet, NOW);

    /** A record behind the end of a closed shard is lost to whoever has read that end. */
    @RepeatedTest(5)
    void writesDuringReshards_neverLandBehindTheEndOfAShard() throws Exception {
        var done = new AtomicBoolean();
        long written = 0;
        try (var executor = Executors.newFixedThreadPool(3)) {
            var writers = new ArrayList<Future<Long>>();
            for (int i = 0; i < 3; i++) {
                String key = "writer-" + i;
                writers.add(executor.submit(() -> write(key, done)));
            }
            for (int round = 0; round < 200; round++) {
                int count = 1 + round % 5;
                shards.reshard(Instant.MIN, () -> shards.scale(count, NOW));
            }
            done.set(true);
            for (Future<Long> writer : writers) {
                written += writer.get();
            }
        }

        long read = 0;
        for (Shard shard : shards.known(Instant.MIN)) {
            Page page = shard.read(1, Integer.MAX_VALUE, NOW, Instant.MIN);
            String end = shard.describe().sequenceNumberRange().endingSequenceNumber();
            if (end != null) {
                assertThat(new BigInteger(page.passed().toString())).isLessThan(new BigInteger(end));
            }
            read += page.records().size();
        }
        assertThat(read).isEqualTo(written);
        assertThat(written).isPositive();
    }

    private long write(String key, AtomicBoolean done) {
        long written = 0;
        for (; !done.get(); written++) {
            BigInteger hashKey = HashKeyRange.keyOf(key + written);
            Optional<SequenceNumber> number = shards.route(hashKey, shard -> shard.append(key, DATA, NOW, Instant.MIN));
            assertThat(number).isPresent();
        }
        return written;
    }

    /** Merged or split, the open shards tile all keys. */
    @Test
    void scale_leavesNoGap() {
        for (int count : List.of(7, 3, 1, 16, 5)) {
            shards.reshard(Instant.MIN, () -> shards.scale(count, NOW));

            assertThat(shards.known(Instant.MIN).stream().filter(Shard::isOpen).map(Shard::range))
                    .containsExactlyInAnyOrderElementsOf(HashKeyRange.uniform(count));
        }
    }
}
