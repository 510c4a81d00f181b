package dev.maskbot.x;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.maskbot.runtime.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server whose every answer the test writes. */
final class XClientTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:35:00Z");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Secret KEY = new Secret("k");

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private XClient x;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        x = client(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void reply_isOneSignedJsonPost() {
        answer("/2/tweets", 201, "{\"data\":{\"id\":\"77\",\"text\":\"t\"}}");

        var result = x.reply(new PostId(10), "Ojalá 🥷", List.of(new MediaId("188")));

        assertThat(result).isEqualTo(new XResult.Ok<>(new PostId(77)));
        assertThat(requests).singleElement().asString().startsWith("POST /2/tweets OAuth oauth_consumer_key=\"k\"");
        assertThat(bodies.getFirst())
                .contains("\"in_reply_to_tweet_id\":\"10\"", "\"media_ids\":[\"188\"]", "Ojalá 🥷");
    }

    @Test
    void delete_isOneSignedRequest() {
        answer("/2/tweets/77", 200, "{\"data\":{\"deleted\":true}}");

        assertThat(x.delete(new PostId(77))).isEqualTo(new XResult.Ok<>(new PostId(77)));
        assertThat(requests).singleElement().asString().startsWith("DELETE /2/tweets/77 OAuth oauth_consumer_key=");
    }

    @Test
    void upload_isMultipart() {
        answer("/2/media/upload", 200, "{\"data\":{\"id\":\"188\",\"size\":3}}");

        assertThat(x.upload("jpg".getBytes(UTF_8))).isEqualTo(new XResult.Ok<>(new MediaId("188")));
        assertThat(bodies.getFirst()).contains("name=\"media\"; filename=\"picture.jpg\"", "image/jpeg", "tweet_image");
    }

    @Test
    void timeline_followsItsPages() {
        answer("/2/users/111/mentions", 200, """
                {"data":[{"id":"9","author_id":"2","created_at":"2026-11-20T10:35:00.000Z"}],
                 "meta":{"next_token":"older"}}""");

        var page = x.mentions("111", Optional.of(new PostId(5)), Optional.of("newer"));

        assertThat(page).isInstanceOfSatisfying(XResult.Ok.class, ok -> {
            assertThat(((PostPage) ok.value()).posts()).extracting(Post::id).containsExactly(new PostId(9));
            assertThat(((PostPage) ok.value()).next()).contains("older");
        });
        assertThat(requests.getFirst()).contains("since_id=5", "pagination_token=newer", "max_results=100");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void serverError_leavesAReplyInDoubt_butNotARead(int status) {
        answer("/2/tweets", status, "<html>");
        answer("/2/users/me", status, "");

        assertThat(reply()).isInstanceOf(XResult.Unknown.class);
        assertThat(x.me()).isInstanceOf(XResult.Unavailable.class);
    }

    @Test
    void unreadableSuccess_leavesAReplyInDoubt() {
        answer("/2/tweets", 201, "<html>");
        assertThat(reply()).isInstanceOf(XResult.Unknown.class);
    }

    @RepeatedTest(20) // whether the client notices while it writes or while it reads is a matter of microseconds
    void brokenConnection_leavesAReplyInDoubt_andIsNotRepeated() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var accepted = new AtomicInteger();
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var connection = listener.accept();
                        accepted.incrementAndGet();
                        connection.getInputStream().readNBytes(20);
                        connection.setSoLinger(true, 0); // closes with RST
                        connection.close();
                    }
                } catch (IOException _) {
                    // closed: the test is over
                }
            });
            x = client(listener.getLocalPort());

            assertThat(reply()).isInstanceOf(XResult.Unknown.class);
            assertThat(accepted).hasValue(1);
        }
    }

    @Test
    void keptConnectionThatBreaks_isNotRepeatedEither() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var posts = new AtomicInteger();
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var connection = listener.accept();
                        readRequest(connection, posts);
                        connection
                                .getOutputStream()
                                .write("HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                        readRequest(connection, posts); // the second request on this connection gets no answer
                        connection.close();
                    }
                } catch (IOException _) {
                    // closed: the test is over
                }
            });
            x = client(listener.getLocalPort());

            assertThat(x.me()).isInstanceOf(XResult.Unavailable.class);
            assertThat(reply()).isInstanceOf(XResult.Unknown.class);
            assertThat(posts).hasValue(1);
        }
    }

    /** Up to the end of the headers and, for a POST, which is counted, of its JSON. */
    private static void readRequest(Socket connection, AtomicInteger posts) throws IOException {
        var request = new StringBuilder();
        while (!request.toString().endsWith(request.indexOf("POST") == 0 ? "}" : "\r\n\r\n")) {
            var next = connection.getInputStream().read();
            if (next < 0) {
                throw new EOFException();
            }
            request.append((char) next);
        }
        if (request.indexOf("POST") == 0) {
            posts.incrementAndGet();
        }
    }

    @Test
    void refusedConnection_isCertainlyNoReply() throws Exception {
        int port;
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
        }
        x = client(port);

        assertThat(reply()).isInstanceOf(XResult.Unavailable.class);
    }

    @Test
    void exhaustedLimit_lastsUntilItsReset() {
        answer(
                "/2/tweets",
                429,
                "{\"title\":\"Too Many Requests\"}",
                Map.of("x-rate-limit-limit", "100", "x-rate-limit-remaining", "0", "x-rate-limit-reset", "1795000000"));

        assertThat(reply()).isEqualTo(new XResult.RateLimited<>(Instant.ofEpochSecond(1795000000)));
    }

    @Test
    void limitWithoutReset_lastsAWindow() {
        answer("/2/tweets", 429, "{\"title\":\"Too Many Requests\"}");

        assertThat(reply()).isEqualTo(new XResult.RateLimited<>(NOW.plus(Duration.ofMinutes(15))));
    }

    @Test
    void refusalWithoutBody_isStillARefusal() {
        answer("/2/media/upload", 413, "");
        answer("/2/users/111/tweets", 404, "");

        assertThat(x.upload(new byte[1])).isInstanceOf(XResult.Rejected.class);
        assertThat(x.posts("111", Optional.empty(), Optional.empty())).isInstanceOf(XResult.Rejected.class);
    }

    @Test
    void wrongKeys_areUnauthorized() {
        answer("/2/users/me", 401, "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Unauthorized\"}");

        assertThat(x.me()).isInstanceOf(XResult.Unauthorized.class);
    }

    @Test
    void refusal_isReadFromTheBody() {
        answer(
                "/2/tweets",
                403,
                "{\"title\":\"Forbidden\",\"detail\":\"You are not allowed to create a Tweet with duplicate content.\"}");

        assertThat(reply())
                .isInstanceOfSatisfying(
                        XResult.Rejected.class,
                        rejected -> assertThat(((XResult.Rejected<?>) rejected)
                                        .problem()
                                        .kind())
                                .isEqualTo(Problem.Kind.DUPLICATE));
    }

    private XResult<PostId> reply() {
        return x.reply(new PostId(10), "text", List.of());
    }

    private static XClient client(int port) {
        return new XClient(
                URI.create("http://127.0.0.1:" + port),
                HTTP,
                () -> new XCredentials(KEY, KEY, KEY, KEY, KEY),
                InstantSource.fixed(NOW));
    }

    private void answer(String path, int status, String body) {
        answer(path, status, body, Map.of());
    }

    private void answer(String path, int status, String body, Map<String, String> headers) {
        server.createContext(path, exchange -> {
            try (exchange) {
                record(exchange);
                headers.forEach(exchange.getResponseHeaders()::set);
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private void record(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add("%s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization")));
    }
}
