package dev.maskbot.sandbox.x;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The one place where a client may be connected to the stream. Thread-safe. */
final class FilteredStream implements AutoCloseable {
    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final Faults faults;
    // X, pay-per-use: 1 connection an app.
    private final AtomicReference<StreamConnection> slot = new AtomicReference<>();

    FilteredStream(SnowflakeIds ids, InstantSource clock, Faults faults) {
        this.ids = ids;
        this.clock = clock;
        this.faults = faults;
    }

    /** Takes the slot until the connection is closed; empty when it is taken. */
    Optional<StreamConnection> connect(String clientIp) {
        StreamConnection connection = new StreamConnection(ids.next(), clock.instant(), clientIp, this::release);
        return slot.compareAndSet(null, connection) ? Optional.of(connection) : Optional.empty();
    }

    Optional<StreamConnection> connected() {
        return Optional.ofNullable(slot.get());
    }

    void offer(Post post, List<Rule> matching) {
        connected().ifPresent(connection -> {
            var delivery = new StreamConnection.Delivery(post, matching);
            if (faults.meet(Fault.Drop.class, drop -> drop.random().nextDouble() < drop.share())
                    .isEmpty()) {
                connection.offer(delivery);
                faults.meet(Fault.Duplicate.class).ifPresent(_ -> connection.offer(delivery));
            }
        });
    }

    /** Ends whatever connection there is. */
    @Override
    public void close() {
        connected().ifPresent(connection -> connection.end(StreamEnd.SHUTDOWN));
    }

    private void release(StreamConnection connection) {
        slot.compareAndSet(connection, null);
    }
}
