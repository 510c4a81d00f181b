package dev.maskbot.sandbox.aws;

import dev.maskbot.sandbox.wire.Operation;
import dev.maskbot.sandbox.wire.RpcCborHandler;
import io.javalin.Javalin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/**
 * CloudWatch's metrics on this machine, over its own wire protocol, in memory: takes what CloudWatch would take and keeps
 * the last of each metric. Thread-safe.
 */
public final class LocalCloudWatch implements AutoCloseable {
    // CloudWatch quotas.
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_METRICS = 1000;
    private static final int MAX_VALUES = 150;

    private final SortedMap<String, MetricDatum> last = new ConcurrentSkipListMap<>();
    private final Javalin server;

    private LocalCloudWatch() {
        var operations = new RpcCborHandler(
                MAX_BYTES, Map.of("PutMetricData", new Operation<>(PutMetricDataRequest::builder, this::put)));
        server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    config.routes.post(RpcCborHandler.PATH, operations);
                })
                .start("127.0.0.1", 0);
    }

    /** Starts it, empty, on a free port. */
    public static LocalCloudWatch start() {
        return new LocalCloudWatch();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The last of each metric, by {@code Maskbot/mention.published{Service=ingest}}. */
    public SortedMap<String, MetricDatum> last() {
        return new TreeMap<>(last);
    }

    /** All or nothing, as CloudWatch does. */
    private PutMetricDataResponse put(PutMetricDataRequest request) {
        require(request.namespace() != null && request.namespace().matches("[^:].{0,254}"), "namespace");
        require(!request.metricData().isEmpty() && request.metricData().size() <= MAX_METRICS, "number of metrics");
        request.metricData().forEach(LocalCloudWatch::check);
        request.metricData().forEach(datum -> last.put(key(request.namespace(), datum), datum));
        return PutMetricDataResponse.builder().build();
    }

    private static void check(MetricDatum datum) {
        require(datum.metricName() != null && datum.metricName().matches("[\\x20-\\x7e]{1,255}"), "name");
        require(datum.hasValues() != (datum.value() != null), "not exactly one of value and values");
        require(
                datum.values().size() <= MAX_VALUES
                        && datum.values().size() == datum.counts().size(),
                "number of values or counts");
        var values = datum.hasValues() ? datum.values() : List.of(datum.value());
        require(values.stream().allMatch(Double::isFinite), "value");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw InvalidParameterValueException.builder()
                    .message("invalid: " + otherwise)
                    .build();
        }
    }

    private static String key(String namespace, MetricDatum datum) {
        return datum.dimensions().stream()
                .map(LocalCloudWatch::text)
                .sorted()
                .collect(Collectors.joining(",", namespace + "/" + datum.metricName() + "{", "}"));
    }

    private static String text(Dimension dimension) {
        return dimension.name() + "=" + dimension.value();
    }

    @Override
    public void close() {
        server.stop();
    }
}
