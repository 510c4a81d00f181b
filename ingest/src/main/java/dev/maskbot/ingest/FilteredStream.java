package dev.maskbot.ingest;

import dev.maskbot.x.PostReader;
import dev.maskbot.x.Query;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One connection to X's filtered stream. One thread reads; any thread may close it, which ends the reading with an
 * {@link IOException}.
 */
final class FilteredStream implements AutoCloseable {
    private static final String PATH = "/2/tweets/search/stream?" + Query.encode(PostReader.FIELDS);

    private final InputStream body;
    private final LineFramer lines;
    private volatile Instant lastByte;

    private FilteredStream(InputStream body, InstantSource clock) {
        this.body = body;
        this.lastByte = clock.instant();
        this.lines = new LineFramer(new FilterInputStream(body) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var count = super.read(buffer, offset, length);
                lastByte = clock.instant();
                return count;
            }
        });
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
                throw StreamRefused.of(answer.statusCode(), problem.readNBytes(64 * 1024));
            }
        }
        return new FilteredStream(answer.body(), clock);
    }

    /** The next event; waits for it. Nothing when X ended the stream. */
    Optional<StreamEvent> next() throws IOException {
        return lines.next().map(StreamEvent::of);
    }

    /** When X last sent anything, be it a heartbeat. */
    Instant lastByte() {
        return lastByte;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            // it is closed all the same
        }
    }
}
