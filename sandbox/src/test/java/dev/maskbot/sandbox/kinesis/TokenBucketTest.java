package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
    private static final Instant START = Instant.EPOCH;
    private final TokenBucket bucket = new TokenBucket(5, START);

    @Test
    void bucket_holdsOneSecondsWorth() {
        assertThat(bucket.has(5, START)).isTrue();
        assertThat(bucket.has(6, START.plusSeconds(60))).isFalse();
    }

    @Test
    void time_fillsIt() {
        bucket.take(5);

        assertThat(bucket.has(1, START.plusMillis(199))).isFalse();
        assertThat(bucket.has(1, START.plusMillis(200))).isTrue();
        assertThat(bucket.has(2, START.plusMillis(200))).isFalse();
    }

    @Test
    void debt_isPaidOffFirst() {
        bucket.take(15);

        assertThat(bucket.has(1, START.plusMillis(2_199))).isFalse();
        assertThat(bucket.has(1, START.plusMillis(2_200))).isTrue();
    }

    @Test
    void clockGoingBack_takesNothing() {
        assertThat(bucket.has(5, START.minusSeconds(1))).isTrue();
        bucket.take(5);
        assertThat(bucket.has(1, START.minusSeconds(1))).isFalse();
        assertThat(bucket.has(5, START.plusSeconds(1))).isTrue();
    }
}
