package dev.maskbot.x;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.maskbot.runtime.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking an X whose first answer is that it is asked too often. */
final class BotAccountTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:35:00Z");
    private static final Secret KEY = new Secret("k");

    private HttpServer server;
    private XClient x;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        x = new XClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                HttpClient.newHttpClient(),
                () -> new XCredentials(KEY, KEY, KEY, KEY, KEY),
                InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"90, 90", "0, 1", "-60, 1"})
    void limit_isWaitedFor_alsoWhenItsResetHasPassed(int resetIn, int waited) throws Exception {
        var limits = new ArrayList<>(List.of(NOW.plusSeconds(resetIn)));
        server.createContext("/2/users/me", exchange -> {
            try (exchange) {
                if (limits.isEmpty()) {
                    var body = "{\"data\":{\"id\":\"1\",\"username\":\"maskbot\"}}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                } else {
                    var headers = exchange.getResponseHeaders();
                    headers.set("x-rate-limit-remaining", "0");
                    headers.set("x-rate-limit-reset", "" + limits.removeFirst().getEpochSecond());
                    exchange.sendResponseHeaders(429, -1);
                }
            }
        });
        var naps = new ArrayList<Duration>();

        var account = BotAccount.ask(x, InstantSource.fixed(NOW), naps::add, new Random(1));

        assertThat(account).isEqualTo(new Account("1", "maskbot"));
        assertThat(naps).hasSize(1);
        assertThat(naps.getFirst()).isBetween(Duration.ofSeconds(waited), Duration.ofSeconds(waited + 2));
    }
}
