package dev.maskbot.metrics;

import java.time.Instant;
import java.util.List;

/** Where metrics go. */
@FunctionalInterface
public interface MetricsSink {
    /** Takes what all meters had to say at an instant; throws what it throws when it cannot. */
    void put(List<Reading> readings, Instant at);
}
