package dev.maskbot.metrics;

import dev.maskbot.runtime.Deadline;
import dev.maskbot.runtime.Sleeper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a daemon counts and measures, published every minute on a thread of its own: as one event of the log and to a
 * sink. What cannot be published is forgotten, for nothing may wait for it. Safe for use by several threads.
 */
public final class Metrics implements AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Shorter than the minute until the next one. */
    private static final Duration SEND_DEADLINE = Duration.ofSeconds(30);

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(Metrics.class);

    private final Meters meters = new Meters();
    private final ReentrantLock publishing = new ReentrantLock();
    private final MetricsSink sink;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Duration phase;
    private final Thread thread = Thread.ofVirtual().name("metrics").unstarted(this::publishUntilClosed);

    public Metrics(MetricsSink sink, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
        this.sink = sink;
        this.clock = clock;
        this.sleeper = sleeper;
        // CloudWatch adds up by the minute: far from its ends, each gets one reading although threads wake late.
        this.phase = Duration.ofMillis(random.nextLong(15_000, 45_000));
    }

    /**
     * Where meters are made. The value of a tag becomes part of the metric's name, {@code mention.settled.replied}, so it
     * must be one of a few words of ours. A gauge that is not made by {@code Gauge.builder(name, supplier)} does not keep
     * what it measures alive.
     */
    public MeterRegistry registry() {
        return meters;
    }

    /** Begins to publish. */
    public Metrics start() {
        thread.start();
        return this;
    }

    private void publishUntilClosed() {
        try {
            while (true) {
                sleeper.sleep(untilNext());
                publish();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private Duration untilNext() {
        var now = clock.instant();
        var next = now.truncatedTo(ChronoUnit.MINUTES).plus(phase);
        return Duration.between(now, next.isAfter(now) ? next : next.plus(MINUTE));
    }

    private void publish() throws InterruptedException {
        publishing.lockInterruptibly();
        try {
            var now = clock.instant();
            var readings = meters.read();
            write(readings);
            Deadline.within(SEND_DEADLINE, () -> put(readings, now));
        } catch (IOException | RuntimeException e) {
            log.atWarn().setCause(e).log("metrics.not_sent");
        } finally {
            publishing.unlock();
        }
    }

    private boolean put(List<Reading> readings, Instant at) {
        sink.put(readings, at);
        return true;
    }

    /** One line, of what is not 0. */
    private static void write(List<Reading> readings) {
        var fields = new LinkedHashMap<String, Double>();
        for (var reading : readings) {
            switch (reading) {
                case Reading.Count count -> fields.put(count.name(), count.count());
                case Reading.Level level -> fields.put(level.name(), level.value());
                case Reading.Distribution values -> {
                    fields.put(values.name() + ".count", (double) values.count());
                    fields.put(values.name() + ".p50", values.percentile(0.5));
                    fields.put(values.name() + ".p99", values.percentile(0.99));
                }
            }
        }
        fields.values().removeIf(value -> value == 0);
        if (!fields.isEmpty()) {
            var event = log.atInfo();
            for (var field : fields.entrySet()) {
                event = event.addKeyValue(field.getKey(), plain(field.getValue()));
            }
            event.log("metrics");
        }
    }

    private static Number plain(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }

    /** Publishes what has gathered since the last minute, as long as that takes no longer than a stop may. */
    @Override
    public void close() {
        try {
            Deadline.within(CLOSE_DEADLINE, () -> {
                publish();
                return true;
            });
        } catch (IOException e) {
            log.atWarn().setCause(e).log("metrics.not_sent");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            thread.interrupt();
        }
    }
}
