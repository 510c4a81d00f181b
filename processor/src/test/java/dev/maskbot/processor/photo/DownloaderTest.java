package dev.maskbot.processor.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import dev.maskbot.processor.photo.Downloader.Download;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real connections. */
@Timeout(30)
final class DownloaderTest {
    private static final int MAX_BYTES = 100_000;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final PhotoHost server = new PhotoHost();
    private final CountDownLatch left = new CountDownLatch(1);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answer_isReturnedAsItIs() throws Exception {
        server.answer(PhotoHost.answering(200, (byte) 1, (byte) 2));
        assertThat(get(LONG).body()).containsExactly(1, 2);

        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(429, -1);
        });
        assertThat(get(LONG).status()).isEqualTo(429);
        assertThat(get(LONG).retryAfter()).contains("7");
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Location", server.origin() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(get(LONG).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void packedBody_isNeitherWantedNorUnpacked() throws Exception {
        var packed = "\u001f\u008bnot really".getBytes(US_ASCII);
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            PhotoHost.answering(200, packed).handle(exchange);
        });

        assertThat(get(LONG).body()).isEqualTo(packed);
        assertThat(server.requests().getFirst()).doesNotContainKeys("Accept-encoding", "Upgrade", "Cookie");
    }

    @Test
    void bodyThatNeverEnds_isCutOff_andItsConnectionToo() throws Exception {
        server.answer(forEver(new byte[8192], Duration.ZERO));

        assertThat(get(LONG).body()).hasSize(MAX_BYTES + 1);
        left.await();
    }

    @Test
    void bodyThatDrips_isGivenUpAtTheDeadline_andItsConnectionToo() throws Exception {
        server.answer(forEver(new byte[1], Duration.ofMillis(10)));

        assertThatThrownBy(() -> get(SHORT)).isInstanceOf(HttpTimeoutException.class);
        left.await();
    }

    @Test
    void hostThatSaysNothing_isGivenUpAtTheDeadline() {
        server.answer(_ -> awaitQuietly(left));

        assertThatThrownBy(() -> get(SHORT)).isInstanceOf(HttpTimeoutException.class);
        left.countDown();
    }

    @Test
    void bodyShorterThanPromised_isNoAnswer() {
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });

        assertThatThrownBy(() -> get(LONG)).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void interruption_meansStop() throws Exception {
        server.answer(forEver(new byte[1], Duration.ofMillis(10)));
        var task = new FutureTask<>(() -> assertThatThrownBy(() -> get(LONG)).isInstanceOf(InterruptedException.class));
        var thread = Thread.ofVirtual().start(task);
        await().until(() -> server.requests().size() == 1);

        thread.interrupt();

        task.get();
        left.await();
    }

    @Test
    void nameThatChangesItsMeaning_isAskedForOnceAConnection_andCheckedEachTime() throws Exception {
        var names = new ScriptedDns("127.0.0.1", "169.254.169.254");
        // Here the loopback address stands for the internet.
        var downloader = new Downloader(
                new CheckedDns(names, InetAddress::isLoopbackAddress), MAX_BYTES, Duration.ofSeconds(20));
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            PhotoHost.answering(200, (byte) 1).handle(exchange);
        });

        assertThat(named(downloader).body()).containsExactly(1);
        assertThat(names.questions()).isEqualTo(1);
        assertThat(server.requests().getFirst().getFirst("Host")).isEqualTo("photos.test:" + server.port());

        assertThatThrownBy(() -> named(downloader)).isInstanceOf(UnknownHostException.class);
        assertThat(names.questions()).isEqualTo(2);
    }

    @Test
    void nameOfAPrivateAddress_isNotConnectedTo() {
        var dns = new CheckedDns(new ScriptedDns("127.0.0.1"), PublicAddresses::contain);

        assertThatThrownBy(() -> named(new Downloader(dns, MAX_BYTES, LONG))).isInstanceOf(UnknownHostException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void proxyOfTheMachine_isNotUsed() throws Exception {
        var before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                var refusing = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
                return List.of(uri.getScheme().equals("socket") ? Proxy.NO_PROXY : refusing);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
        try {
            assertThat(get(LONG).status()).isEqualTo(200);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private Download get(Duration deadline) throws Exception {
        var dns = new CheckedDns(new ScriptedDns("192.0.2.1"), PublicAddresses::contain);
        return new Downloader(dns, MAX_BYTES, deadline)
                .get(HttpHost.create(server.origin()), URI.create(server.origin() + "/a.jpg"));
    }

    private Download named(Downloader downloader) throws Exception {
        var origin = "http://photos.test:" + server.port();
        return downloader.get(HttpHost.create(origin), URI.create(origin + "/a.jpg"));
    }

    /** Sends until nobody listens any more. */
    private HttpHandler forEver(byte[] piece, Duration pause) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(piece);
                    exchange.getResponseBody().flush();
                    Thread.sleep(pause);
                }
            } catch (IOException _) {
                left.countDown();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
