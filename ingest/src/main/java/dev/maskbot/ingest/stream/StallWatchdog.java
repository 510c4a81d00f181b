package dev.maskbot.ingest.stream;

import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection that X has gone silent on, from a thread of its own: a blocked read has no deadline. Safe for use by
 * several threads.
 */
final class StallWatchdog implements AutoCloseable {
    /** X sends something every 20 s; a network may delay it by half of that. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(StallWatchdog.class);

    private final Supplier<Optional<FilteredStream>> connection;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::watch);

    StallWatchdog(Supplier<Optional<FilteredStream>> connection, InstantSource clock, Sleeper sleeper) {
        this.connection = connection;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    void start() {
        thread.start();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                connection.get().filter(this::isStalled).ifPresent(stream -> stream.end(Cause.STALLED));
                sleeper.sleep(LOOK);
            }
        } catch (InterruptedException _) {
            log.atDebug().log("watchdog.stopped");
        }
    }

    private boolean isStalled(FilteredStream stream) {
        return stream.waitingSince().plus(PATIENCE).isBefore(clock.instant());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
