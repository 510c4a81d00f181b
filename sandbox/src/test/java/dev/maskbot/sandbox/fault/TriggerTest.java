package dev.maskbot.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TriggerTest {
    private static final Fault FAULT = Fault.of(Place.of(Service.X), new Kind.Throttle());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void duringItsTime_itFires() {
        var trigger = trigger(FAULT.during(Duration.ofSeconds(10), Duration.ofSeconds(5)));

        assertThat(IntStream.range(0, 20).filter(second -> {
                    now.set(Instant.EPOCH.plusSeconds(second));
                    return trigger.fires();
                }))
                .containsExactly(10, 11, 12, 13, 14);
        assertThat(trigger.isOver()).isTrue();
    }

    @Test
    void everyThird_isTheThirdAndTheSixth() {
        var trigger = trigger(FAULT.every(3));

        assertThat(IntStream.rangeClosed(1, 7).filter(_ -> trigger.fires())).containsExactly(3, 6);
    }

    @Test
    void afterItsTimes_itIsOver() {
        var trigger = trigger(FAULT.times(2).every(2));

        assertThat(IntStream.rangeClosed(1, 9).filter(_ -> trigger.fires())).containsExactly(2, 4);
        assertThat(trigger.isOver()).isTrue();
        assertThat(trigger.happened()).isEqualTo(2);
    }

    @Test
    void probability_isOfTheSeed() {
        var first = fired(FAULT.withProbability(0.2, 1));

        assertThat(first).hasSizeBetween(150, 250).isEqualTo(fired(FAULT.withProbability(0.2, 1)));
        assertThat(fired(FAULT.withProbability(0.2, 2))).isNotEqualTo(first);
    }

    private int[] fired(Fault fault) {
        var trigger = trigger(fault);
        return IntStream.range(0, 1000).filter(_ -> trigger.fires()).toArray();
    }

    private Trigger trigger(Fault fault) {
        return Trigger.of(fault, now::get);
    }
}
