package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection to the filtered stream whose bytes are read as they come. */
final class OpenStream implements AutoCloseable {
    private static final String END = "the end of the stream";

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

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

    /** The next post, after any keep-alives. */
    JsonNode nextPost() {
        String line = nextLine();
        while (line.equals("\r\n")) {
            line = nextLine();
        }
        assertThat(line).isNotEqualTo(END);
        return JsonMapper.shared().readTree(line);
    }

    boolean endsNext() {
        String line = nextLine();
        while (line.equals("\r\n")) {
            line = nextLine();
        }
        return line.equals(END);
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
        StringBuilder line = new StringBuilder();
        try (var in = response.body()) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.append((char) next);
                if (next == '\n') {
                    lines.add(
                            new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                    line.setLength(0);
                }
            }
        } catch (IOException _) {
            // closed by the test
        }
        lines.add(END);
    }
}
