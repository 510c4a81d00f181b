package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final RandomGenerator MOST = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20));

    @Test
    void delay_doublesUpToTheCap() {
        assertThat(backoff.delay(1, MOST)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delay(4, MOST)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backoff.delay(6, MOST)).isEqualTo(Duration.ofSeconds(20));
        assertThat(backoff.delay(1_000_000, MOST)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void delay_isARandomPartOfTheFullOne() {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++) {
            assertThat(backoff.delay(3, random)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
        }
    }
}
