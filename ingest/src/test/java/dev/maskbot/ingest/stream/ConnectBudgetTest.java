package dev.maskbot.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

final class ConnectBudgetTest {
    private static final Instant START = Instant.parse("2026-11-20T10:35:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final ConnectBudget budget = new ConnectBudget();

    @Test
    void flapping_isHeldAt40ConnectsInAny15Minutes() {
        var connects = new ArrayDeque<Instant>();
        var now = START;
        for (var i = 0; i < 1000; i++) {
            now = now.plus(budget.untilNext(now));
            budget.spend(now);
            connects.addLast(now);
            var windowStart = now.minus(WINDOW);
            connects.removeIf(connect -> !connect.isAfter(windowStart));
            assertThat(connects.size()).isLessThanOrEqualTo(40);
            now = now.plusMillis(5);
        }
        assertThat(Duration.between(START, now)).isGreaterThan(WINDOW.multipliedBy(24));
    }

    @Test
    void connectsOfOthers_areBelieved() {
        var reset = START.plus(Duration.ofMinutes(10));

        budget.believe(new RateLimit(11, reset));
        assertThat(budget.untilNext(START)).isZero();
        budget.believe(new RateLimit(10, reset));
        assertThat(budget.untilNext(START)).isEqualTo(Duration.ofMinutes(10));
        assertThat(budget.untilNext(reset)).isZero();
    }
}
