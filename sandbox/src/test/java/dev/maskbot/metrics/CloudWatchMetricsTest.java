package dev.maskbot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.maskbot.metrics.Reading.Amounts;
import dev.maskbot.metrics.Reading.Count;
import dev.maskbot.metrics.Reading.Durations;
import dev.maskbot.metrics.Reading.Level;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalCloudWatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** Over the wire, as the SDK writes it. */
final class CloudWatchMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:35:30.250Z");

    private final LocalCloudWatch local = LocalCloudWatch.start();
    private final AwsClients clients = new AwsClients();
    private final CloudWatchClient cloudWatch = clients.client(CloudWatchClient.builder(), local.endpoint());
    private final MetricsSink sink = CloudWatchMetrics.of("Maskbot", "ingest", () -> cloudWatch);

    @AfterEach
    void stop() {
        clients.close();
        local.close();
    }

    @Test
    void eachKindOfReading_arrivesInItsUnit_withTheServiceAsItsOnlyDimension() {
        var values = new TreeMap<>(Map.of(1.5, 2L, 30.0, 7L));
        sink.put(
                List.of(
                        new Count("mention.published", 3),
                        new Level("stream.connected", 0),
                        new Durations("put.time", values),
                        new Amounts("faces", values)),
                NOW);

        assertThat(local.last())
                .containsOnly(
                        entry(key("mention.published"), number("mention.published", StandardUnit.COUNT, 3)),
                        entry(key("stream.connected"), number("stream.connected", StandardUnit.NONE, 0)),
                        entry(
                                key("put.time"),
                                datum("put.time", StandardUnit.MILLISECONDS)
                                        .values(1.5, 30.0)
                                        .counts(2.0, 7.0)
                                        .build()),
                        entry(
                                key("faces"),
                                datum("faces", StandardUnit.NONE)
                                        .values(1.5, 30.0)
                                        .counts(2.0, 7.0)
                                        .build()));
    }

    @Test
    void moreThanARequestHolds_arrivesInSeveral() {
        var values = DoubleStream.iterate(1.1, value -> value * 1.07)
                .limit(150)
                .boxed()
                .collect(Collectors.toMap(value -> value, _ -> 1_000_000L, Long::sum, TreeMap::new));
        sink.put(
                IntStream.range(0, 1_001)
                        .<Reading>mapToObj(i -> new Durations("metric-" + i, values))
                        .toList(),
                NOW);

        assertThat(local.last()).hasSize(1_001);
        assertThat(local.last().get(key("metric-1000")).values()).hasSize(150);
    }

    @Test
    void noReadings_makeNoRequest() {
        sink.put(List.of(), NOW); // CloudWatch would refuse it

        assertThat(local.last()).isEmpty();
    }

    @Test
    void refusal_isThrown_andNothingOfTheRequestIsKept() {
        var readings = List.<Reading>of(new Count("a", 1), new Level("b", Double.NaN));

        assertThatThrownBy(() -> sink.put(readings, NOW))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("invalid: value");
        assertThat(local.last()).isEmpty();
    }

    @Test
    void withoutANamespace_nothingIsSent_andNoClientIsMade() {
        CloudWatchMetrics.of("", "ingest", () -> {
                    throw new AssertionError("made");
                })
                .put(List.of(new Count("a", 1)), NOW);

        assertThat(local.last()).isEmpty();
    }

    private static String key(String name) {
        return "Maskbot/" + name + "{Service=ingest}";
    }

    private static MetricDatum number(String name, StandardUnit unit, double value) {
        return datum(name, unit).value(value).build();
    }

    private static MetricDatum.Builder datum(String name, StandardUnit unit) {
        return MetricDatum.builder()
                .metricName(name)
                .unit(unit)
                .timestamp(NOW)
                .dimensions(Dimension.builder().name("Service").value("ingest").build());
    }
}
