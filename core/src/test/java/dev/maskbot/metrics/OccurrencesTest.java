package dev.maskbot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class OccurrencesTest {
    private final Occurrences occurrences = new Occurrences(1);

    @Test
    void values_keepTwoDigits_andAreCounted() {
        for (var value : new double[] {0, 7, 12, 123, 119.6, 0.00123, 5_449_999}) {
            occurrences.recordDouble(value);
        }

        assertThat(occurrences.drain())
                .containsExactly(
                        Map.entry(0.0, 1L),
                        Map.entry(0.0012, 1L),
                        Map.entry(7.0, 1L),
                        Map.entry(12.0, 1L),
                        Map.entry(120.0, 2L),
                        Map.entry(5_400_000.0, 1L));
    }

    @Test
    void drained_isGone() {
        occurrences.recordDouble(1);
        occurrences.drain();
        occurrences.recordDouble(2);

        assertThat(occurrences.drain()).containsOnlyKeys(2.0);
        assertThat(occurrences.drain()).isEmpty();
    }

    @Test
    void whatCloudWatchRefuses_isNotKept() {
        occurrences.recordDouble(Double.POSITIVE_INFINITY);
        occurrences.recordDouble(Double.NaN);

        assertThat(occurrences.drain()).isEmpty();
    }

    @Test
    void moreValuesThanCloudWatchTakes_areMerged_withoutLosingCountOrSum() {
        var random = new Random(1);
        var sum = 0.0;
        for (var i = 0; i < 100_000; i++) {
            var value = Math.pow(10, 6 * random.nextDouble()); // six decades of up to 90 values each
            sum += value;
            occurrences.recordDouble(value);
        }

        var values = occurrences.drain();
        assertThat(values).hasSizeBetween(75, 150);
        assertThat(values.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000);
        assertThat(sum(values)).isCloseTo(sum, Percentage.withPercentage(1));
        var p99 = new Reading.Amounts("a", values).percentile(0.99);
        assertThat(Math.log10(p99)).isCloseTo(6 * 0.99, within(0.1));
    }

    @Test
    void percentile_isTheValueThatTheShareDoesNotExceed() {
        for (var i = 1; i <= 10; i++) {
            occurrences.recordLong(i);
        }
        var reading = new Reading.Durations("d", occurrences.drain());

        assertThat(reading.count()).isEqualTo(10);
        assertThat(reading.percentile(0.5)).isEqualTo(5);
        assertThat(reading.percentile(0.99)).isEqualTo(10);
        assertThat(reading.percentile(1)).isEqualTo(10);
    }

    private static double sum(SortedMap<Double, Long> values) {
        return values.entrySet().stream()
                .mapToDouble(value -> value.getKey() * value.getValue())
                .sum();
    }
}
