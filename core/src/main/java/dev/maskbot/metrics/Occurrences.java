package dev.maskbot.metrics;

import io.micrometer.core.instrument.distribution.Histogram;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values as CloudWatch takes them: each with how often it occurred, so that CloudWatch can tell percentiles over all
 * instances, which it cannot from statistics. Values keep two significant digits. Thread-safe.
 */
final class Occurrences implements Histogram {
    /** Quota of PutMetricData, for one metric. */
    private static final int MAX_VALUES = 150;

    private static final MathContext TWO_DIGITS = new MathContext(2);

    private final double scale;
    private SortedMap<Double, Long> values = new TreeMap<>();

    /**
     * An empty one.
     *
     * @param scale what values are multiplied by
     */
    Occurrences(double scale) {
        this.scale = scale;
    }

    @Override
    public void recordLong(long value) {
        recordDouble((double) value);
    }

    @Override
    public synchronized void recordDouble(double value) {
        if (Double.isFinite(value)) { // CloudWatch refuses a whole request for one that is not
            var rounded = BigDecimal.valueOf(value * scale).round(TWO_DIGITS).doubleValue();
            values.merge(rounded, 1L, Long::sum);
        }
    }

    /** Micrometer's own view, which has no percentiles. */
    @Override
    public HistogramSnapshot takeSnapshot(long count, double total, double max) {
        return HistogramSnapshot.empty(count, total, max);
    }

    /** What was recorded since the last time. */
    SortedMap<Double, Long> drain() {
        SortedMap<Double, Long> drained;
        synchronized (this) {
            drained = values;
            values = new TreeMap<>();
        }
        while (drained.size() > MAX_VALUES) {
            drained = coarser(drained);
        }
        return Collections.unmodifiableSortedMap(drained);
    }

    /** Every two neighbours become one, at their mean: sum and count stay as they are. */
    private static SortedMap<Double, Long> coarser(SortedMap<Double, Long> values) {
        var merged = new TreeMap<Double, Long>();
        for (var entries = values.entrySet().iterator(); entries.hasNext(); ) {
            var low = entries.next();
            var high = entries.hasNext() ? entries.next() : low;
            var count = low == high ? low.getValue() : low.getValue() + high.getValue();
            var share = low == high ? 0 : (double) high.getValue() / count;
            merged.put(low.getKey() + share * (high.getKey() - low.getKey()), count);
        }
        return merged;
    }
}
