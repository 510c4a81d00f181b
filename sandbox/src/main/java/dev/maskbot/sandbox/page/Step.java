package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Instant;
import java.util.Map;

/** An event as the page is told of it, with its price in micro-dollars. Immutable. */
record Step(Instant at, String part, String level, String event, Map<String, String> fields, int microDollars) {
    static Step of(Entry entry) {
        return new Step(entry.at(), entry.part(), entry.level(), entry.event(), entry.fields(), Prices.of(entry));
    }
}
