package dev.maskbot.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeDistributionSummary;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Micrometer's meters, in memory: counters, gauges, timers and summaries, of which the last two keep all values until
 * they are read. Kinds of meters that cannot be read are refused. Thread-safe.
 */
final class Meters extends SimpleMeterRegistry {
    private static final double MILLIS_PER_NANO = 1e-6;

    private final Map<Meter.Id, Occurrences> occurrences = new ConcurrentHashMap<>();
    private final Map<Meter.Id, Double> totals = new HashMap<>();

    Meters() {
        super(SimpleConfig.DEFAULT, Clock.SYSTEM);
    }

    /** What there is to say about the time since the last call, by name. */
    synchronized List<Reading> read() {
        return getMeters().stream()
                .flatMap(meter -> meter.<Stream<Reading>>match(
                        gauge -> level(gauge.getId(), gauge.value()),
                        counter -> count(counter.getId(), counter.count()),
                        timer -> distribution(timer.getId(), Reading.Durations::new),
                        summary -> distribution(summary.getId(), Reading.Amounts::new),
                        _ -> Stream.empty(),
                        gauge -> level(gauge.getId(), gauge.value(TimeUnit.MILLISECONDS)),
                        counter -> count(counter.getId(), counter.count()),
                        _ -> Stream.empty(),
                        _ -> Stream.empty()))
                .sorted(Comparator.comparing(Reading::name))
                .toList();
    }

    private static Stream<Reading> level(Meter.Id id, double value) {
        return Double.isFinite(value) ? Stream.of(new Reading.Level(name(id), value)) : Stream.empty();
    }

    private Stream<Reading> count(Meter.Id id, double total) {
        var before = totals.put(id, total);
        var count = before == null ? total : total - before;
        return count > 0 ? Stream.of(new Reading.Count(name(id), count)) : Stream.empty();
    }

    private Stream<Reading> distribution(Meter.Id id, BiFunction<String, SortedMap<Double, Long>, Reading> reading) {
        var values = occurrences.get(id).drain();
        return values.isEmpty() ? Stream.empty() : Stream.of(reading.apply(name(id), values));
    }

    /** Tags become part of the name: CloudWatch bills every set of dimensions as a metric of its own. */
    private static String name(Meter.Id id) {
        return Stream.concat(Stream.of(id.getName()), id.getTags().stream().map(Tag::getValue))
                .collect(Collectors.joining("."));
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        return new CumulativeTimer(id, clock, config, pauses, getBaseTimeUnit(), occurrences(id, MILLIS_PER_NANO)) {};
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            Meter.Id id, DistributionStatisticConfig config, double scale) {
        return new CumulativeDistributionSummary(id, clock, config, scale, occurrences(id, 1)) {};
    }

    private Occurrences occurrences(Meter.Id id, double scale) {
        return occurrences.computeIfAbsent(id, _ -> new Occurrences(scale));
    }

    @Override
    protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig config) {
        throw unreadable(id);
    }

    @Override
    protected <T> FunctionTimer newFunctionTimer(
            Meter.Id id, T owner, ToLongFunction<T> count, ToDoubleFunction<T> totalTime, TimeUnit unit) {
        throw unreadable(id);
    }

    @Override
    protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
        throw unreadable(id);
    }

    private static UnsupportedOperationException unreadable(Meter.Id id) {
        return new UnsupportedOperationException(
                id.getName() + " must be a counter, a gauge, a timer or a summary: nothing else is published");
    }
}
