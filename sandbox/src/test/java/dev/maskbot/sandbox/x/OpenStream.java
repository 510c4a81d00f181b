package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection to the filtered stream whose bytes are read as they come. */
final class OpenStream implements AutoCloseable {
    static final String END = "the end of the stream";

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile String failure = "";

    OpenStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    int status() {
        return response.statusCode();
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next line, with its end; empty lines are keep-alives. */
    String nextLine() {
        try {
            String line = lines.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("a line within 10 s").isNotNull();
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next line that is no keep-alive. */
    String nextRecord() {
        String line = nextLine();
        while (line.equals("\r\n")) {
            line = nextLine();
        }
        return line;
    }

    JsonNode nextPost() {
        String record = nextRecord();
        assertThat(record).isNotEqualTo(END);
        return JsonMapper.shared().readTree(record);
    }

    boolean endsNext() {
        return nextRecord().equals(END);
    }

    /** Whether not a byte comes for some time; a line that does come is passed over. */
    boolean isSilentFor(Duration time) {
        try {
            String begun = begun();
            return lines.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null && begun().equals(begun);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the client said of the end of the stream; empty when it was a proper one. */
    String failure() {
        assertThat(endsNext()).isTrue();
        return failure;
    }

    /** Of the line whose end has not come. */
    String begun() {
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var in = response.body()) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    lines.add(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
        } catch (IOException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            failure = cause.getMessage();
        }
        lines.add(END);
    }
}
