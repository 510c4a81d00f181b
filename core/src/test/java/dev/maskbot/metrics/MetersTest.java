package dev.maskbot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.metrics.Reading.Amounts;
import dev.maskbot.metrics.Reading.Count;
import dev.maskbot.metrics.Reading.Durations;
import dev.maskbot.metrics.Reading.Level;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MetersTest {
    private final Meters meters = new Meters();

    @Test
    void counter_tellsWhatCameSinceTheLastReading_andNothingOfNothing() {
        var counter = meters.counter("mention.published");
        assertThat(meters.read()).isEmpty();

        counter.increment(3);
        assertThat(meters.read()).containsExactly(new Count("mention.published", 3));
        assertThat(meters.read()).isEmpty();

        counter.increment();
        assertThat(meters.read()).containsExactly(new Count("mention.published", 1));
        assertThat(counter.count()).isEqualTo(4);
    }

    @Test
    void countedElsewhere_isReadLikeACounter() {
        var elsewhere = new AtomicLong(5);
        FunctionCounter.builder("bytes.read", elsewhere, AtomicLong::get).register(meters);
        assertThat(meters.read()).containsExactly(new Count("bytes.read", 5));

        elsewhere.set(7);
        assertThat(meters.read()).containsExactly(new Count("bytes.read", 2));
    }

    @Test
    void gauge_tellsHowThingsStand_evenAtZero_butNotWhenItCannot() {
        var value = new double[] {0};
        Gauge.builder("queue.size", () -> value[0]).register(meters);
        assertThat(meters.read()).containsExactly(new Level("queue.size", 0));

        value[0] = Double.NaN;
        assertThat(meters.read()).isEmpty();
    }

    @Test
    void timerAndSummary_tellEachValue_timeInMilliseconds() {
        var timer = meters.timer("reply.time");
        timer.record(Duration.ofMillis(1_500));
        timer.record(Duration.ofMillis(1_500));
        timer.record(Duration.ofNanos(250_000));
        meters.summary("faces").record(3);

        assertThat(meters.read())
                .containsExactly(
                        new Amounts("faces", new TreeMap<>(Map.of(3.0, 1L))),
                        new Durations("reply.time", new TreeMap<>(Map.of(0.25, 1L, 1500.0, 2L))));
        assertThat(meters.read()).isEmpty();
    }

    @Test
    void tags_becomePartOfTheName() {
        meters.counter("mention.settled", "outcome", "replied").increment();
        meters.counter("mention.settled", "outcome", "skipped", "a", "too-old").increment();

        assertThat(meters.read())
                .containsExactly(
                        new Count("mention.settled.replied", 1), new Count("mention.settled.too-old.skipped", 1));
    }

    @Test
    void percentilesOfMicrometersOwn_areNotNeeded() {
        Timer.builder("t").publishPercentiles(0.99).register(meters).record(Duration.ofMillis(2));

        assertThat(meters.read()).containsExactly(new Durations("t", new TreeMap<>(Map.of(2.0, 1L))));
    }

    @Test
    void meterThatCouldNotBeRead_isRefused() {
        assertThatThrownBy(() -> LongTaskTimer.builder("long").register(meters))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("long must be a counter");
    }
}
