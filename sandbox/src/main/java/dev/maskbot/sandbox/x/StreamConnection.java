package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One client's connection to the stream: what waits for it, until either side ends it. Thread-safe. */
final class StreamConnection implements AutoCloseable {
    // X buffers for a slow reader and cuts it when the buffer is full; how much it buffers is not public.
    private static final int BUFFER = 1_000;

    private final long id;
    private final Instant connectedAt;
    private final String clientIp;
    private final Consumer<StreamConnection> onClose;
    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>(BUFFER);
    private volatile boolean open = true;

    StreamConnection(long id, Instant connectedAt, String clientIp, Consumer<StreamConnection> onClose) {
        this.id = id;
        this.connectedAt = connectedAt;
        this.clientIp = clientIp;
        this.onClose = onClose;
    }

    /** A post on its way, with the rules it matched. */
    record Delivery(Post post, List<Rule> rules) {}

    long id() {
        return id;
    }

    Instant connectedAt() {
        return connectedAt;
    }

    String clientIp() {
        return clientIp;
    }

    boolean isOpen() {
        return open;
    }

    void offer(Delivery delivery) {
        if (!waiting.offer(delivery)) {
            close();
        }
    }

    Optional<Delivery> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        open = false;
        onClose.accept(this);
    }
}
