package dev.maskbot.ingest.stream;

import dev.maskbot.x.PostReader;
import dev.maskbot.x.Query;
import dev.maskbot.x.RateLimit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One connection to X's filtered stream. One thread reads; any thread may end it, which ends the reading with an
 * {@link IOException}.
 */
final class FilteredStream implements AutoCloseable {
    private static final String PATH = "/2/tweets/search/stream?" + Query.encode(PostReader.FIELDS);

    private final InputStream body;
    private final Optional<RateLimit> limit;
    private final InstantSource clock;
    private final Instant connected;
    private final LineFramer lines;
    private final AtomicReference<Cause> cause = new AtomicReference<>(Cause.CUT);
    private volatile Instant lastByte;
    private volatile Optional<Instant> lineBegun = Optional.empty();

    private FilteredStream(InputStream body, Optional<RateLimit> limit, InstantSource clock) {
        this.body = body;
        this.limit = limit;
        this.clock = clock;
        this.connected = clock.instant();
        this.lastByte = connected;
        this.lines = new LineFramer(new Observed(body));
    }

    /**
     * Connects.
     *
     * @throws StreamRefused when X answers with anything but a stream
     */
    static FilteredStream open(AppClient app, InstantSource clock) throws IOException, InterruptedException {
        var answer = app.open(app.request(PATH).GET().build());
        if (answer.statusCode() != 200) {
            try (var problem = answer.body()) {
                throw StreamRefused.of(answer.statusCode(), answer.headers(), problem.readNBytes(64 * 1024));
            }
        }
        return new FilteredStream(answer.body(), RateLimit.of(answer.headers()), clock);
    }

    /** The next event; waits for it. Nothing when X ended the stream. */
    Optional<StreamEvent> next() throws IOException {
        try {
            return lines.next().map(StreamEvent::of);
        } catch (LineFramer.LineTooLong e) {
            return Optional.of(new StreamEvent.Malformed(e.getMessage()));
        } finally {
            lineBegun = Optional.empty();
        }
    }

    /** What X said about connects with its answer. */
    Optional<RateLimit> limit() {
        return limit;
    }

    Instant connected() {
        return connected;
    }

    /** When X last sent anything, be it a heartbeat. */
    Instant lastByte() {
        return lastByte;
    }

    /** Since when nothing whole has come: a line that trickles in byte by byte is no sign of life. */
    Instant waitingSince() {
        return lineBegun.orElse(lastByte);
    }

    /** From the first byte to the last. */
    Duration lived() {
        return Duration.between(connected, lastByte);
    }

    /** Why the reading ended. */
    Cause cause() {
        return cause.get();
    }

    /** Ends it for a reason of ours; the first reason counts. */
    void end(Cause why) {
        cause.compareAndSet(Cause.CUT, why);
        close();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            // it is closed all the same
        }
    }

    private final class Observed extends FilterInputStream {
        Observed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            lastByte = clock.instant();
            if (lineBegun.isEmpty()) {
                lineBegun = Optional.of(lastByte);
            }
            return count;
        }
    }
}
