package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One client's connection to the stream: what waits for it, until either side ends it. Thread-safe. */
final class StreamConnection implements AutoCloseable {
    // X buffers for a slow reader and cuts it when the buffer is full; how much it buffers is not public.
    private static final int BUFFER = 1_000;

    private final long id;
    private final Instant connectedAt;
    private final String clientIp;
    private final Consumer<StreamConnection> onEnd;
    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>(BUFFER);
    private final AtomicReference<StreamEnd> end = new AtomicReference<>();

    StreamConnection(long id, Instant connectedAt, String clientIp, Consumer<StreamConnection> onEnd) {
        this.id = id;
        this.connectedAt = connectedAt;
        this.clientIp = clientIp;
        this.onEnd = onEnd;
    }

    /** A post on its way, with the rules it matched, and when it may arrive. */
    record Delivery(Post post, List<Rule> rules, Instant due) {}

    long id() {
        return id;
    }

    /** By which X's API calls it. */
    String uuid() {
        return new UUID(id, id).toString();
    }

    Instant connectedAt() {
        return connectedAt;
    }

    String clientIp() {
        return clientIp;
    }

    boolean isOpen() {
        return end.get() == null;
    }

    /** Empty while it is open. */
    Optional<StreamEnd> end() {
        return Optional.ofNullable(end.get());
    }

    void offer(Delivery delivery) {
        if (!waiting.offer(delivery)) {
            end(StreamEnd.SLOW_READER);
        }
    }

    Optional<Delivery> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Does nothing when it has ended already. */
    void end(StreamEnd why) {
        if (end.compareAndSet(null, why)) {
            onEnd.accept(this);
        }
    }

    /** What the answering thread does last: if nobody else has ended the connection, the client has. */
    @Override
    public void close() {
        end(StreamEnd.CLIENT_LEFT);
    }
}
