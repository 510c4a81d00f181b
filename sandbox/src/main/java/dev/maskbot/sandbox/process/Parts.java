package dev.maskbot.sandbox.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that end together, the last one first; what cannot be ended does not keep the others. Thread-safe. */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    public synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        var failure = new IllegalStateException("not everything could be ended");
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
