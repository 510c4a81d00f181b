package dev.maskbot.processor.matrix;

import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where cases run one after the other: what takes too long to start for each. Confined to one thread. */
final class Lane implements AutoCloseable {
    /** Between two cases: X's limits and its memory are over. */
    private static final Duration APART = Duration.ofDays(2);

    private Instant begin = Instant.parse("2026-11-20T10:35:00Z");
    private volatile InstantSource clock = () -> begin;
    private final PhotoHost photos = new PhotoHost();
    private final LocalX x = LocalX.start(LocalXSettings.of(Secrets.ofX(), World.BOT)
            .withClock(() -> clock.instant())
            .withSignatureClock(InstantSource.system()));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Lane() throws IOException {}

    LocalX x() {
        return x;
    }

    PhotoHost photos() {
        return photos;
    }

    HttpClient http() {
        return http;
    }

    /** A new time, long after the last one. */
    Simulation simulation(long seed) {
        begin = clock.instant().plus(APART);
        var simulation = new Simulation(begin, Duration.ofHours(12), seed);
        clock = simulation;
        x.faults().clear();
        return simulation;
    }

    @Override
    public void close() {
        x.close();
        photos.close();
        http.shutdownNow();
    }
}
