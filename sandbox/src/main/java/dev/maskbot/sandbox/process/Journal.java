package dev.maskbot.sandbox.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    /** From now on; closing the subscription ends it. */
    public Subscription listen(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells every listener; one that fails keeps neither the others nor the part that writes from going on. */
    public void write(Entry entry) {
        for (var listener : listeners) {
            try {
                listener.accept(entry);
            } catch (RuntimeException e) {
                log.atError().addKeyValue("event", entry.event()).setCause(e).log("journal.listener_failed");
            }
        }
    }

    /** The right to be told. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
