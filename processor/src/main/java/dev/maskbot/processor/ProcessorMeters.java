package dev.maskbot.processor;

import dev.maskbot.processor.consume.Shards;
import dev.maskbot.processor.limit.PostQuota;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.spend.DailyBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What an operator sees at any moment. Of what is shared by all instances each tells what it knows, and nothing before. */
record ProcessorMeters(Shards shards, Outages outages, PostQuota quota, DailyBudget budget, MeterRegistry registry) {
    private static final double MICRO = 1e-6;

    void register() {
        gauge("shards.leased", shards::leased);
        gauge("shards.lag.seconds", () -> shards.lag().toMillis() / 1000.0);
        gauge("mentions.waiting", outages::waiting);
        gauge("posts.left", () -> quota.left().isPresent() ? quota.left().getAsInt() : Double.NaN);
        gauge("dollars.spent", () -> budget.today().isPresent() ? budget.today().getAsLong() * MICRO : Double.NaN);
    }

    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }
}
