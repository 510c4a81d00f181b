package dev.maskbot.metrics;

import dev.maskbot.metrics.Reading.Amounts;
import dev.maskbot.metrics.Reading.Count;
import dev.maskbot.metrics.Reading.Distribution;
import dev.maskbot.metrics.Reading.Durations;
import dev.maskbot.metrics.Reading.Level;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** Puts metrics into CloudWatch, with the service as their only dimension. Safe for use by several threads. */
public final class CloudWatchMetrics implements MetricsSink {
    /**
     * Quotas of PutMetricData: 1,000 metrics and 1 MB a request, 150 values a metric. With values and counts of 9 bytes
     * each, a metric is below 3 kB, so this keeps both.
     */
    private static final int MAX_BATCH = 300;

    private final CloudWatchClient cloudWatch;
    private final String namespace;
    private final Dimension service;

    private CloudWatchMetrics(CloudWatchClient cloudWatch, String namespace, String service) {
        this.cloudWatch = cloudWatch;
        this.namespace = namespace;
        this.service = Dimension.builder().name("Service").value(service).build();
    }

    /**
     * Into a namespace; when that is empty, nowhere.
     *
     * @param cloudWatch not made when it is not needed
     */
    public static MetricsSink of(String namespace, String service, Supplier<CloudWatchClient> cloudWatch) {
        return namespace.isEmpty() ? (_, _) -> {} : new CloudWatchMetrics(cloudWatch.get(), namespace, service);
    }

    @Override
    public void put(List<Reading> readings, Instant at) {
        readings.stream()
                .map(reading -> datum(reading, at))
                .gather(Gatherers.windowFixed(MAX_BATCH))
                .forEach(batch -> cloudWatch.putMetricData(
                        request -> request.namespace(namespace).metricData(batch)));
    }

    private MetricDatum datum(Reading reading, Instant at) {
        var datum =
                MetricDatum.builder().metricName(reading.name()).timestamp(at).dimensions(service);
        return switch (reading) {
            case Count count ->
                datum.unit(StandardUnit.COUNT).value(count.count()).build();
            case Level level ->
                datum.unit(StandardUnit.NONE).value(level.value()).build();
            case Durations durations -> values(datum.unit(StandardUnit.MILLISECONDS), durations);
            case Amounts amounts -> values(datum.unit(StandardUnit.NONE), amounts);
        };
    }

    private static MetricDatum values(MetricDatum.Builder datum, Distribution distribution) {
        return datum.values(distribution.values().keySet())
                .counts(distribution.values().values().stream()
                        .map(Long::doubleValue)
                        .toList())
                .build();
    }
}
