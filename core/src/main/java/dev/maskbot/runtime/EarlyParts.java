package dev.maskbot.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Parts of a daemon that need no settings, made side by side while these are asked for: loading classes is most of a start.
 * Closing waits for all of them, so that a start that is refused has loaded them too: systemd/cache makes its cache of
 * that. Safe for use by several threads.
 */
public final class EarlyParts implements AutoCloseable {
    // Not virtual: whoever waits for a class that another initialises would hold one of two carriers.
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("early-", 0).factory());

    /** Begins to make a part; who asks for it waits for it. */
    public <T> Supplier<T> make(Supplier<T> part) {
        return CompletableFuture.supplyAsync(part, threads)::join;
    }

    /** Begins something; who runs what is returned waits for its end. */
    public Runnable begin(Runnable work) {
        return CompletableFuture.runAsync(work, threads)::join;
    }

    @Override
    public void close() {
        threads.close();
    }
}
