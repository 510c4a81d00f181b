package dev.maskbot.sandbox.x;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes the stream of one connection until either side ends it: posts as they are published, a keep-alive when there
 * are none, and whatever faults are on. For one thread.
 */
final class StreamPump {
    // How late we may learn that either side has ended the connection, or of a fault.
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String LINE_END = "\r\n";

    private final StreamConnection connection;
    private final Duration keepAlive;
    private final Faults faults;
    private final OutputStream out;
    private final ClientSocket client;
    private final Set<Faults.Injection> struck = new HashSet<>();
    private Optional<StreamConnection.Delivery> waiting = Optional.empty();
    private long lastWrite = System.nanoTime();

    StreamPump(StreamConnection connection, Duration keepAlive, Faults faults, OutputStream out, ClientSocket client) {
        this.connection = connection;
        this.keepAlive = keepAlive;
        this.faults = faults;
        this.out = out;
        this.client = client;
    }

    void run(Function<StreamConnection.Delivery, String> line, Consumer<StreamConnection.Delivery> onDelivery)
            throws IOException, InterruptedException {
        while (isUsed()) {
            var strike = faults.strike(struck);
            if (strike.isPresent()) {
                happen(strike.get());
            } else if (faults.has(Fault.Stall.class)) {
                Thread.sleep(LOOK);
            } else if (waiting.isPresent()) {
                var delivery = waiting.get();
                waiting = Optional.empty();
                write(line.apply(delivery) + LINE_END);
                onDelivery.accept(delivery);
            } else if (!untilKeepAlive().isPositive()) {
                write(LINE_END);
            } else {
                // Not written before the faults were looked at again: those that are older than the post concern it.
                waiting = connection.next(patience());
            }
        }
    }

    private Duration patience() {
        var untilKeepAlive = untilKeepAlive();
        return untilKeepAlive.compareTo(LOOK) < 0 ? untilKeepAlive : LOOK;
    }

    private Duration untilKeepAlive() {
        return keepAlive.minusNanos(System.nanoTime() - lastWrite);
    }

    private void happen(Fault.Strike strike) throws IOException, InterruptedException {
        switch (strike) {
            case Fault.Line(var text) -> write(text + LINE_END);
            case Fault.Cut(var lastWords, var ending) -> {
                write(lastWords);
                end(ending);
            }
        }
    }

    private void end(Ending ending) throws IOException, InterruptedException {
        switch (ending) {
            case CLEAN -> {}
            case BROKEN -> client.close();
            case RESET -> client.reset();
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

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastWrite = System.nanoTime();
    }
}
