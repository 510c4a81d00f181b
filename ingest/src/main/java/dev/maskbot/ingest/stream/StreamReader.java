package dev.maskbot.ingest.stream;

import dev.maskbot.runtime.Pause;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Post;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to X's stream and hands on what it delivers, on a thread of its own: connects, reads until the
 * connection ends, waits as X wants, connects again; for ever. Safe for use by several threads.
 */
public final class StreamReader implements AutoCloseable {
    /** X: a post arrives within 7 s of being written in 99 of 100 cases. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(StreamReader.class);

    /** Where it all goes. Called by the reading thread. */
    public interface Listener {
        /** A connection stands; what was written before it will not come through it. */
        void connected();

        /** A post matched a rule. Holding this up holds up the reading: X cuts who reads too slowly. */
        void delivered(Post post) throws InterruptedException;
    }

    private final AppClient app;
    private final StreamRules rules;
    private final Supplier<List<Rule>> wanted;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Counter delivered;
    private final Counter malformed;
    private final Reconnect reconnect;
    private final ConnectBudget budget = new ConnectBudget();
    private final Pause pause;
    private final StallWatchdog watchdog;
    private final Thread reader = Thread.ofVirtual().name("read").unstarted(this::readUntilClosed);
    private Listener listener; // set before the threads start
    private volatile Optional<FilteredStream> connection = Optional.empty();
    private volatile Instant lastByte;
    private volatile String state = "connecting";
    private final AtomicInteger renewals = new AtomicInteger();
    private int standing = -1; // the renewal whose rules stand at X
    private volatile boolean closing;

    /**
     * Connects nothing yet.
     *
     * @param wanted the rules that shall stand; asked for before the first connect and after {@link #renew}
     */
    public StreamReader(
            AppClient app,
            Supplier<List<Rule>> wanted,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            MeterRegistry meters) {
        this.app = app;
        this.rules = new StreamRules(app);
        this.wanted = wanted;
        this.clock = clock;
        this.reconnect = new Reconnect(random);
        this.pause = new Pause(sleeper);
        this.watchdog = new StallWatchdog(() -> connection, clock, sleeper);
        this.meters = meters;
        this.delivered = meters.counter("mentions.delivered");
        this.malformed = meters.counter("stream.malformed");
        this.lastByte = clock.instant();
    }

    /** Begins. */
    public void start(Listener to) {
        listener = to;
        reader.start();
        watchdog.start();
    }

    /** One line for people. */
    public String status() {
        return connection.map(stream -> "streaming since " + stream.connected()).orElse(state);
    }

    /** Whether it goes on, or was told not to. */
    public boolean alive() {
        return reader.isAlive() || closing;
    }

    /** Whether a connection stands. */
    public boolean connected() {
        return connection.isPresent();
    }

    /** When X last sent anything, on this connection or the one before; when it all began at the latest. */
    public Instant lastByte() {
        return connection.map(FilteredStream::lastByte).orElse(lastByte);
    }

    /** There are other keys or other rules to connect with: no wait that was for the old ones makes sense. */
    public void renew() {
        renewals.incrementAndGet();
        connection.ifPresent(stream -> stream.end(Cause.NEW_CREDENTIALS));
        pause.wake();
    }

    /** A post was found that the stream should have delivered long ago: then it is no longer what it seems to be. */
    public void missed(Post post) {
        connection
                .filter(stream -> stream.connected().isBefore(post.at())
                        && post.at().plus(LATE).isBefore(clock.instant()))
                .ifPresent(stream -> stream.end(Cause.MISSED));
    }

    private void readUntilClosed() {
        while (!closing) {
            try {
                pause.sleep(budget.untilNext(clock.instant()));
                var ending = session();
                var wait = reconnect.after(ending.cause(), ending.lived());
                meters.counter(
                                "stream.reconnects",
                                "cause",
                                ending.cause().name().toLowerCase(Locale.ROOT))
                        .increment();
                state = "waiting after " + ending;
                log.atWarn()
                        .addKeyValue("cause", ending.cause())
                        .addKeyValue("why", ending.why())
                        .addKeyValue("wait_ms", wait.toMillis())
                        .log("stream.ended");
                pause.sleep(wait);
                if (ending.cause() == Cause.TAKEN && reconnect.failures(Ladder.PLACE) >= 2) {
                    endOtherConnections();
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private record Ending(Cause cause, String why, Duration lived) {
        @Override
        public String toString() {
            return cause + ": " + why;
        }
    }

    /** From before the connect until the connection is gone. */
    private Ending session() throws InterruptedException {
        try {
            var renewal = renewals.get(); // before asking what is wanted: a change on the way counts
            if (standing != renewal) {
                rules.synchronise(wanted.get());
                standing = renewal;
            }
            return read(connect());
        } catch (StreamRefused e) {
            e.limit().ifPresent(budget::believe);
            if (e.kind() == Cause.NO_RULES) {
                standing = -1;
            }
            return new Ending(e.kind(), e.getMessage(), Duration.ZERO);
        } catch (IOException e) {
            return new Ending(Cause.UNREACHABLE, String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    private FilteredStream connect() throws IOException, InterruptedException {
        try {
            var stream = FilteredStream.open(app, clock);
            budget.spend(clock.instant());
            stream.limit().ifPresent(budget::believe);
            return stream;
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw e; // X saw nothing of it
        } catch (IOException e) {
            budget.spend(clock.instant());
            throw e;
        }
    }

    private Ending read(FilteredStream stream) throws InterruptedException {
        var why = "the end of the stream";
        try (stream) {
            connection = Optional.of(stream);
            log.atInfo().log("stream.connected");
            listener.connected();
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                handle(event.get(), stream);
            }
        } catch (IOException e) {
            if (closing) {
                throw new InterruptedException();
            }
            why = String.valueOf(e.getMessage());
        } finally {
            lastByte = stream.lastByte();
            connection = Optional.empty();
        }
        return new Ending(stream.cause(), why, stream.lived());
    }

    private void handle(StreamEvent event, FilteredStream stream) throws InterruptedException {
        switch (event) {
            case StreamEvent.Delivered(var post) -> {
                delivered.increment();
                listener.delivered(post);
            }
            case StreamEvent.Heartbeat() -> {}
            case StreamEvent.Farewell(var why) -> {
                log.atWarn().addKeyValue("why", why).log("stream.farewell");
                stream.end(why.equals("TooManyConnections") ? Cause.TAKEN : Cause.NOTICE);
            }
            case StreamEvent.Notice(var title) ->
                log.atWarn().addKeyValue("title", title).log("stream.notice");
            case StreamEvent.Malformed(var why) -> {
                malformed.increment();
                log.atWarn().addKeyValue("why", why).log("stream.malformed");
            }
        }
    }

    private void endOtherConnections() throws InterruptedException {
        try {
            new StreamConnections(app).endAll();
        } catch (IOException e) {
            log.atWarn().addKeyValue("why", e.getMessage()).log("stream.connections_remain");
        }
    }

    /** Frees the one connection that X allows, so that the next process gets it at once. */
    @Override
    public void close() {
        closing = true;
        watchdog.close();
        connection.ifPresent(FilteredStream::close);
        reader.interrupt();
        try {
            reader.join(CLOSE_DEADLINE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
