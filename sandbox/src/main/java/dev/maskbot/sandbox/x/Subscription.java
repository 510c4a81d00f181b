package dev.maskbot.sandbox.x;

/** A listener's hold on the events of a local X, until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
