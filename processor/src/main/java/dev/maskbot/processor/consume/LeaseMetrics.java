package dev.maskbot.processor.consume;

import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.kinesis.metrics.MetricsFactory;
import software.amazon.kinesis.metrics.MetricsLevel;
import software.amazon.kinesis.metrics.MetricsScope;

/**
 * Of what KCL measures, what instances are scaled by and alarmed on. CloudWatch bills each metric by itself, and at its
 * level SUMMARY KCL has thirty, most of them calls and durations: 9 dollars a month. Thread-safe.
 */
record LeaseMetrics(MetricsFactory kcl) implements MetricsFactory {
    private static final Set<String> WANTED = Set.of("TotalLeases", "NumWorkers", "LeaseSpillover", "LostLeases");

    @Override
    public MetricsScope createMetrics() {
        return new Scope(kcl.createMetrics());
    }

    private record Scope(MetricsScope kcl) implements MetricsScope {
        @Override
        public void addData(String name, double value, StandardUnit unit) {
            if (WANTED.contains(name)) {
                kcl.addData(name, value, unit);
            }
        }

        @Override
        public void addData(String name, double value, StandardUnit unit, MetricsLevel level) {
            if (WANTED.contains(name)) {
                kcl.addData(name, value, unit, level);
            }
        }

        @Override
        public void addDimension(String name, String value) {
            kcl.addDimension(name, value);
        }

        @Override
        public void end() {
            kcl.end();
        }
    }
}
