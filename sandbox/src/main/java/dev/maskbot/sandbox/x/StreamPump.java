package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.wire.ClientSocket;
import dev.maskbot.sandbox.x.StreamConnection.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Feeds one connection to the stream until either side ends it: with posts as they are published, keep-alives when
 * there are none, and whatever faults are on. For one thread.
 */
final class StreamPump {
    // How late we may learn that either side has ended the connection, or of a fault.
    private static final Duration LOOK = Duration.ofMillis(100);
    // A client that learns of the end while it still has bytes to read may pass these over.
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final StreamConnection connection;
    private final ClientSocket client;
    private final StreamWriter out;
    private final Duration keepAlive;
    private final Faults faults;
    private final InstantSource clock;
    private final Set<Faults.Injection> struck = new HashSet<>();
    private final List<Delivery> early = new ArrayList<>();
    private final List<Delivery> gathered = new ArrayList<>();
    private final Queue<Delivery> ready = new ArrayDeque<>();

    StreamPump(
            StreamConnection connection,
            ClientSocket client,
            StreamWriter out,
            Duration keepAlive,
            Faults faults,
            InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.out = out;
        this.keepAlive = keepAlive;
        this.faults = faults;
        this.clock = clock;
    }

    void run(Function<Delivery, String> line, Consumer<Delivery> onDelivery) throws IOException, InterruptedException {
        while (isUsed()) {
            var strike = faults.strike(struck);
            if (strike.isPresent()) {
                happen(strike.get());
            } else if (faults.find(Kind.Stall.class).isPresent()) {
                Thread.sleep(LOOK);
            } else if (!ready.isEmpty()) {
                var delivery = ready.remove();
                if (write(line.apply(delivery))) {
                    onDelivery.accept(delivery);
                }
            } else if (!untilKeepAlive().isPositive()) {
                out.writeLine("");
            } else {
                gather();
            }
        }
    }

    /** Waits a little for posts. They are not written before the faults were looked at: older ones concern them. */
    private void gather() throws InterruptedException {
        var untilKeepAlive = untilKeepAlive();
        connection
                .next(untilKeepAlive.compareTo(LOOK) < 0 ? untilKeepAlive : LOOK)
                .ifPresent(early::add);
        var now = clock.instant();
        early.stream().filter(delivery -> !now.isBefore(delivery.due())).forEach(gathered::add);
        early.removeAll(gathered);
        var missing = faults.find(Kind.Reorder.class).map(reorder -> reorder.posts() - gathered.size());
        if (missing.orElse(0) <= 0) {
            faults.reorder(gathered);
            ready.addAll(gathered);
            gathered.clear();
        }
    }

    private Duration untilKeepAlive() {
        return keepAlive.minus(out.idle());
    }

    private void happen(Kind.OfConnection strike) throws IOException, InterruptedException {
        switch (strike) {
            case Kind.Garbage(var line) -> out.writeLine(Lines.of(line));
            case Kind.Cut(var ending, var announced) -> {
                if (announced) {
                    out.writeLine(Lines.DISCONNECT);
                }
                end(ending);
            }
            case Kind.CutMidLine(var ending) -> {
                out.write(Lines.MALFORMED);
                end(ending);
            }
        }
    }

    /** Answers whether the whole line was written. */
    private boolean write(String line) throws IOException, InterruptedException {
        var torn = faults.meet(Kind.TornPost.class);
        if (torn.isPresent()) {
            out.writeHalf(line);
            end(torn.get().ending());
            return false;
        }
        var pieces = faults.meet(Kind.Trickle.class, Operation.CONNECT_STREAM);
        if (pieces.isPresent()) {
            out.writeLine(line, pieces.get(), this::isUsed);
            return isUsed();
        }
        out.writeLine(line);
        return true;
    }

    private void end(Kind.Ending ending) throws IOException, InterruptedException {
        switch (ending) {
            case CLEAN -> {}
            case BROKEN -> {
                Thread.sleep(LAST_WORDS);
                client.close();
            }
            case RESET -> {
                Thread.sleep(LAST_WORDS);
                client.reset();
            }
            case SILENT -> {
                while (isUsed()) {
                    Thread.sleep(LOOK);
                }
                return;
            }
        }
        connection.end(StreamEnd.CUT);
    }

    private boolean isUsed() {
        return connection.isOpen() && !client.isGone();
    }
}
