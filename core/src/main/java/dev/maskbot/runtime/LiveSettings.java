package dev.maskbot.runtime;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Settings that follow Parameter Store while the daemon runs: read again at intervals, on a thread of their own, as a
 * whole or, when they are refused or cannot be had, not at all: then the last good ones stay. Safe for use by several
 * threads.
 *
 * @param <T> an immutable record, whose components' names the log may show
 */
public final class LiveSettings<T extends Record> implements Supplier<T>, AutoCloseable {
    /** The part of the interval that a pause may differ by, so that instances started together do not ask together. */
    private static final int JITTER = 6;

    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    /** Is told, on the thread of the settings, when they have changed. */
    @FunctionalInterface
    public interface Listener<T> {
        void changed(T before, T after);
    }

    private final Supplier<T> loader;
    private final Function<? super T, Duration> interval;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final List<Listener<T>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("settings").unstarted(this::reloadUntilClosed);
    private volatile T current;
    private List<String> refused = List.of(); // of the thread's last reading

    private LiveSettings(
            Supplier<T> loader, Function<? super T, Duration> interval, Sleeper sleeper, RandomGenerator random) {
        this.loader = loader;
        this.interval = interval;
        this.sleeper = sleeper;
        this.random = random;
        this.current = loader.get();
    }

    /**
     * Reads the settings for the first time, here and now. There is nothing to fall back on yet, so whatever the loader
     * throws is thrown: refused settings end the daemon with 78 until somebody mends them, an unreachable Parameter Store
     * ends it with 1, after the SDK's own retries, and systemd starts it again, which is as good as waiting here and shows
     * in the unit's state.
     *
     * @param interval from one reading to the next, as the settings themselves say
     * @throws InvalidSettings when the settings are refused
     */
    public static <T extends Record> LiveSettings<T> load(
            Supplier<T> loader, Function<? super T, Duration> interval, Sleeper sleeper, RandomGenerator random) {
        return new LiveSettings<>(loader, interval, sleeper, random);
    }

    /** The last good settings; not to be kept by who wants to see them change. */
    @Override
    public T get() {
        return current;
    }

    /** To be called before {@link #start}, lest a change is missed; listeners are told in this order. */
    public LiveSettings<T> onChange(Listener<T> listener) {
        listeners.add(listener);
        return this;
    }

    /** Begins to follow. */
    public LiveSettings<T> start() {
        thread.start();
        return this;
    }

    private void reloadUntilClosed() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var pause = interval.apply(current);
                var jitter = pause.toMillis() / JITTER;
                sleeper.sleep(pause.plusMillis(random.nextLong(-jitter, jitter + 1)));
                reload();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void reload() {
        final T read;
        try {
            read = loader.get();
        } catch (InvalidSettings e) {
            refuse(e.faults());
            return;
        } catch (SdkException e) {
            if (!Thread.currentThread().isInterrupted()) { // what breaks because we stop is no failure
                log.atWarn().addKeyValue("why", e.getMessage()).log("settings.unreachable");
            }
            return;
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("settings.failed");
            return;
        }
        accept(read);
    }

    /** Says once what is wrong, not every minute. */
    private void refuse(List<String> faults) {
        if (!faults.equals(refused)) {
            log.atError().addKeyValue("faults", faults).log("settings.refused");
        }
        refused = faults;
    }

    private void accept(T after) {
        if (!refused.isEmpty()) {
            refused = List.of();
            log.atInfo().log("settings.accepted");
        }
        var before = current;
        if (after.equals(before)) {
            return;
        }
        current = after;
        log.atInfo().addKeyValue("changed", changed(before, after)).log("settings.changed");
        for (var listener : listeners) {
            try {
                listener.changed(before, after);
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("settings.listener_failed");
            }
        }
    }

    private static List<String> changed(Record before, Record after) {
        return Arrays.stream(after.getClass().getRecordComponents())
                .filter(component -> !Objects.equals(value(component, before), value(component, after)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent component, Record settings) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // the daemons' records are their packages' own
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot compare " + component, e);
        }
    }

    /** Stops following; the last good settings stay. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
