package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts by key, each in windows of one length that begin with what is counted first. Thread-safe. */
final class Windows<K> {
    private final InstantSource clock;
    private final Map<K, Window> current = new ConcurrentHashMap<>();

    Windows(InstantSource clock) {
        this.clock = clock;
    }

    record Window(Instant reset, int count) {}

    /** With nothing more counted. */
    Window get(K key, Duration length) {
        return open(current.get(key), length);
    }

    /** With one more counted. */
    Window add(K key, Duration length) {
        return current.compute(key, (_, last) -> {
            var window = open(last, length);
            return new Window(window.reset(), window.count() + 1);
        });
    }

    void clear() {
        current.clear();
    }

    private Window open(Window last, Duration length) {
        var now = clock.instant();
        return last == null || !now.isBefore(last.reset()) ? new Window(now.plus(length), 0) : last;
    }
}
