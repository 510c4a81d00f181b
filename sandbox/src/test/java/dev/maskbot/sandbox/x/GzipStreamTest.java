package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream as X compresses it for those that ask. */
final class GzipStreamTest {
    private final TestX test = new TestX();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void addRule() {
        test.addRule("@maskbot");
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        test.close();
    }

    @Test
    void compressedPost_canBeReadAtOnce_andTheEndIsProper() throws Exception {
        var response = connect("deflate, gzip");
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var lines = new GZIPInputStream(response.body())) {
            var post = test.post(test.alice, "@maskbot please");

            assertThat(record(lines)).contains(Long.toString(post.id())).endsWith("}");
            test.x
                    .faults()
                    .inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false))
                            .times(1));
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8)).isBlank();
        }
    }

    @Test
    void otherEncoding_isNotUsed() throws Exception {
        var response = connect("br");

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        response.body().close();
    }

    @Test
    void stream_isCompressedUnasked_onlyWhenThatIsSwitchedOn() throws Exception {
        test.x
                .faults()
                .inject(Fault.of("x/CONNECT_STREAM", new Kind.UnaskedGzip()).times(1));

        var unasked = send(request());
        assertThat(unasked.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var lines = new GZIPInputStream(unasked.body())) {
            var post = test.post(test.alice, "@maskbot please");
            assertThat(record(lines)).contains(Long.toString(post.id()));
        }
        test.client.asApp("DELETE", "/2/connections/all");

        var plain = send(request());
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        plain.body().close();
    }

    private HttpResponse<InputStream> connect(String encodings) throws Exception {
        return send(request().header("Accept-Encoding", encodings));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(test.x.url() + "/2/tweets/search/stream"))
                .header("Authorization", XClient.bearer());
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** The next line that is no keep-alive. */
    private static String record(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n' || line.toString().isBlank(); next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
