package dev.maskbot.processor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/**
 * How long the stages of a mention take ({@code stage.time.fetch}), waiting for sick systems included, also when they fail;
 * and how many faces photos have. Thread-safe.
 */
record Stages(MeterRegistry meters) {
    enum Stage {
        FETCH,
        MODERATE,
        FACES,
        CONVERT,
        FINGERPRINT,
        PAINT,
        UPLOAD,
        POST
    }

    /** Something that lasts until it is closed. */
    @FunctionalInterface
    interface Running extends AutoCloseable {
        @Override
        void close();
    }

    Running begin(Stage stage) {
        var sample = Timer.start(meters);
        var timer = meters.timer("stage.time", "stage", stage.name().toLowerCase(Locale.ROOT));
        return () -> sample.stop(timer);
    }

    void found(int faces) {
        meters.summary("photo.faces").record(faces);
    }
}
