package dev.maskbot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.runtime.LoggedEvents;
import dev.maskbot.runtime.Naps;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class MetricsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T10:35:00Z"));
    private final List<Reading> published = new CopyOnWriteArrayList<>();
    private final Naps naps = new Naps();
    private final LoggedEvents events = new LoggedEvents(Metrics.class);

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void eachMinute_getsOneReading_farFromItsEnds() throws Exception {
        try (var _ = metrics((_, _) -> {}).start()) {
            var first = now.get().plus(naps.begun());
            assertThat(first).isBetween(now.get().plusSeconds(15), now.get().plusSeconds(45));

            now.set(first.plusMillis(700)); // it woke late
            now.set(now.get().plus(naps.pass()));
            assertThat(now.get()).isEqualTo(first.plusSeconds(60));
        }
    }

    @Test
    void reading_isPublished_andLoggedInOneLineOfWhatIsNotZero() throws Exception {
        try (var metrics = metrics((readings, _) -> published.addAll(readings)).start()) {
            naps.begun();
            metrics.registry().counter("mention.published").increment(2);
            metrics.registry().counter("mention.ignored");
            metrics.registry().timer("put.time").record(Duration.ofMillis(30));
            Gauge.builder("queue.size", () -> 0).register(metrics.registry());
            Gauge.builder("bucket.level", () -> 0.5).register(metrics.registry());
            naps.pass();

            assertThat(published)
                    .extracting(Reading::name)
                    .containsExactly("bucket.level", "mention.published", "put.time", "queue.size");
            assertThat(events.fields("metrics"))
                    .isEqualTo(Map.of(
                            "bucket.level", 0.5,
                            "mention.published", 2L,
                            "put.time.count", 1L,
                            "put.time.p50", 30L,
                            "put.time.p99", 30L));
        }
    }

    @Test
    void minuteWithoutNews_isNotLogged() throws Exception {
        try (var metrics = metrics((_, _) -> {}).start()) {
            naps.begun();
            Gauge.builder("queue.size", () -> 0).register(metrics.registry());
            naps.pass();
        }

        assertThat(events.names()).isEmpty();
    }

    @Test
    void failedPublication_isLogged_andTheNextOneIsNot() throws Exception {
        var failures = new CountDownLatch(1);
        try (var metrics = metrics((readings, _) -> {
                    if (failures.getCount() > 0) {
                        failures.countDown();
                        throw new IllegalStateException("no route");
                    }
                    published.addAll(readings);
                })
                .start()) {
            naps.begun();
            metrics.registry().counter("a").increment();
            naps.pass();
            metrics.registry().counter("b").increment();
            naps.pass();
        }

        assertThat(published).containsExactly(new Reading.Count("b", 1));
        assertThat(events.names()).containsExactly("metrics", "metrics.not_sent", "metrics");
    }

    @Test
    void closing_publishesOnceMore() throws Exception {
        try (var metrics = metrics((readings, _) -> published.addAll(readings)).start()) {
            naps.begun();
            metrics.registry().counter("a").increment();
        }

        assertThat(published).containsExactly(new Reading.Count("a", 1));
    }

    @Test
    void closing_waitsNoLongerThanAStopMay_forASinkThatHangs() throws Exception {
        var metrics = metrics((_, _) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .start();
        naps.begun();
        var begin = System.nanoTime();
        metrics.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(events.names()).containsExactly("metrics.not_sent");
    }

    private Metrics metrics(MetricsSink sink) {
        return new Metrics(sink, now::get, naps, new Random(1));
    }
}
