package dev.maskbot.ingest;

import dev.maskbot.ingest.stream.StreamReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an operator sees at any moment. Without the lock an instance says nothing of the stream (NaN), so that the standby
 * does not look like a holder that is disconnected.
 */
final class IngestMeters {
    private final Supplier<Optional<Pipeline>> pipeline;
    private final InstantSource clock;
    private final MeterRegistry registry;

    /** @param pipeline the parts that work; nothing while another instance has the lock */
    IngestMeters(Supplier<Optional<Pipeline>> pipeline, InstantSource clock, MeterRegistry registry) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.registry = registry;
    }

    void register(Supplier<Instant> credentialsWritten) {
        gauge("lock.held", () -> pipeline.get().isPresent() ? 1 : 0);
        holders("publish.queue", parts -> Optional.of((double) parts.publisher().waiting()));
        holders("sweep.lag.seconds", parts -> Optional.of(since(parts.sweep().lastCompleted())));
        holders("stream.connected", parts -> parts.reader().map(reader -> reader.connected() ? 1.0 : 0.0));
        holders(
                "stream.seconds.since.byte",
                parts -> parts.reader().map(StreamReader::lastByte).map(this::since));
        gauge("credentials.age.days", () -> since(credentialsWritten.get()) / 86_400);
    }

    private void holders(String name, Function<Pipeline, Optional<Double>> value) {
        gauge(name, () -> pipeline.get().flatMap(value).orElse(Double.NaN));
    }

    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }

    private double since(Instant moment) {
        return Duration.between(moment, clock.instant()).toMillis() / 1000.0;
    }
}
