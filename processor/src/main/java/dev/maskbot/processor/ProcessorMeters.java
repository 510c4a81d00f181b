package dev.maskbot.processor;

import dev.maskbot.processor.consume.Shards;
import dev.maskbot.processor.outage.Outages;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What an operator sees at any moment. */
record ProcessorMeters(Shards shards, Outages outages, MeterRegistry registry) {
    void register() {
        gauge("shards.leased", shards::leased);
        gauge("shards.lag.seconds", () -> shards.lag().toMillis() / 1000.0);
        gauge("mentions.waiting", outages::waiting);
    }

    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }
}
