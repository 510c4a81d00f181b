package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpServer;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotoFetcherTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private String origin;
    private PhotoFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
        fetcher = new PhotoFetcher(HttpClient.newHttpClient(), Set.of(origin));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void photo_isFetched() throws Exception {
        answer(200, new byte[] {1, 2, 3});

        assertThat(fetch(origin + "/media/A.jpg?name=large")).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/a.jpg",
                "http://127.0.0.1.evil.test:PORT/a.jpg",
                "http://127.0.0.1:PORT@evil.test/a.jpg",
                "http://me@127.0.0.1:PORT/a.jpg",
                "https://127.0.0.1:PORT/a.jpg",
                "http://127.0.0.1/a.jpg",
                "http://127.0.0.1:1/a.jpg",
                "http://[::1]:PORT/a.jpg",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd"
            })
    void otherOrigin_isNotEvenAsked(String url) {
        answer(200, new byte[0]);
        var elsewhere = url.replace("PORT", Integer.toString(server.getAddress().getPort()));

        assertThatThrownBy(() -> fetch(elsewhere))
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(Why.NOT_TRUSTED);
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void deletedPhoto_isGone(int status) {
        answer(status, new byte[0]);

        assertThatThrownBy(() -> fetch(origin + "/a.jpg"))
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(Why.GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 429, 500, 503})
    void anythingElse_isWorthAnotherTry_andNoRedirectIsFollowed(int status) {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Location", origin + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });

        assertThatThrownBy(() -> fetch(origin + "/a.jpg")).isInstanceOf(IOException.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void bodyThatNeverEnds_isCutOff() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[64 * 1024]);
                }
            } catch (IOException _) {
                // the client has left
            }
        });

        assertThatThrownBy(() -> fetch(origin + "/a.jpg"))
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(Why.TOO_LARGE);
    }

    private byte[] fetch(String url) throws Exception {
        return fetcher.fetch(URI.create(url));
    }

    private void answer(int status, byte[] body) {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
