package dev.maskbot.sandbox.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the parts of the sandbox did, as it happens: passed on to whoever listens, kept by nobody. Thread-safe. */
public final class Journal {
    /**
     * One event.
     *
     * @param part who did it: {@code x}, {@code ingest}, {@code processor}
     * @param event its name, for example {@code reply.posted}; or a line that is no event
     * @param fields ids and numbers, in the order they were written
     */
    public record Entry(Instant at, String part, String level, String event, Map<String, String> fields) {}

    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    /** From now on; closing the subscription ends it. */
    public Subscription listen(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void write(Entry entry) {
        listeners.forEach(listener -> listener.accept(entry));
    }

    /** The right to be told. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
