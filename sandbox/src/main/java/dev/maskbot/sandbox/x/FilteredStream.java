package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The one place where a client may be connected to the stream. Thread-safe. */
final class FilteredStream implements AutoCloseable {
    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final Faults faults;
    private final ConnectionHistory history = new ConnectionHistory();
    // X, pay-per-use: 1 connection an app.
    private Optional<Slot> slot = Optional.empty();

    FilteredStream(SnowflakeIds ids, InstantSource clock, Faults faults) {
        this.ids = ids;
        this.clock = clock;
        this.faults = faults;
    }

    private record Slot(StreamConnection connection, Instant until) {
        boolean isTaken(Instant now) {
            return now.isBefore(until);
        }
    }

    /** Takes the slot until the connection is closed; empty when it is taken. */
    synchronized Optional<StreamConnection> connect(String clientIp) {
        var occupant = connected();
        if (occupant.isPresent() && faults.meet(Kind.Eviction.class).isEmpty()) {
            return Optional.empty();
        }
        occupant.ifPresent(connection -> connection.end(StreamEnd.EVICTED));
        var connection = new StreamConnection(ids.next(), clock.instant(), clientIp, this::release);
        slot = Optional.of(new Slot(connection, Instant.MAX));
        return Optional.of(connection);
    }

    /** Who has the slot, even if only X still thinks so. */
    synchronized Optional<StreamConnection> connected() {
        return slot.filter(taken -> taken.isTaken(clock.instant())).map(Slot::connection);
    }

    void offer(Post post, List<Rule> matching) {
        connected().filter(StreamConnection::isOpen).ifPresent(connection -> {
            var due = faults.meet(Kind.Late.class)
                    .map(late -> clock.instant().plus(late.delay()))
                    .orElse(Instant.MIN);
            var delivery = new StreamConnection.Delivery(post, matching, due);
            if (faults.meet(Kind.Drop.class).isEmpty()) {
                connection.offer(delivery);
                faults.meet(Kind.Duplicate.class).ifPresent(_ -> connection.offer(delivery));
            }
        });
    }

    /** Frees the slot; answers whose it was. */
    synchronized Optional<StreamConnection> kill() {
        var occupant = connected();
        occupant.ifPresent(connection -> connection.end(StreamEnd.KILLED));
        slot = Optional.empty();
        return occupant;
    }

    /** The same, if it is this one's. */
    synchronized Optional<StreamConnection> kill(String uuid) {
        return connected().filter(connection -> connection.uuid().equals(uuid)).flatMap(_ -> kill());
    }

    List<ConnectionHistory.Ended> history() {
        return history.newestFirst();
    }

    /** Ends whatever connection there is, and forgets those there were. */
    void clear() {
        kill();
        history.clear();
    }

    /** Ends whatever connection there is. */
    @Override
    public void close() {
        connected().ifPresent(connection -> connection.end(StreamEnd.SHUTDOWN));
    }

    private synchronized void release(StreamConnection connection) {
        history.add(connection, clock.instant());
        if (slot.filter(taken -> taken.connection() == connection).isPresent()) {
            slot = connection.end().equals(Optional.of(StreamEnd.CLIENT_LEFT))
                    ? faults.meet(Kind.HeldSlot.class)
                            .map(held -> new Slot(connection, clock.instant().plus(held.time())))
                    : Optional.empty();
        }
    }
}
