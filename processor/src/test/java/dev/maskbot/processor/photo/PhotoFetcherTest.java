package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpHandler;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class PhotoFetcherTest {
    private static final Instant POSTED = Instant.parse("2026-03-01T12:00:00Z");
    private static final HttpHandler PHOTO = PhotoHost.answering(200, (byte) 1, (byte) 2, (byte) 3);

    private final List<Duration> naps = new ArrayList<>();
    private final PhotoHost server = new PhotoHost();
    private final PhotoFetcher fetcher = new PhotoFetcher(Set.of(server.origin()), () -> now(), this::nap);
    private Instant now = POSTED.plusSeconds(60);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/media/A.jpg?name=large", "/media/A.jpg?format=jpg&name=4096x4096", "", "//evil.test/a.jpg"})
    void photo_isFetched(String path) throws Exception {
        server.answer(PHOTO);

        assertThat(fetch(server.origin() + path)).containsExactly(1, 2, 3);
        assertThat(server.requests())
                .singleElement()
                .satisfies(headers -> assertThat(headers.getFirst("Host")).isEqualTo("127.0.0.1:" + server.port()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/a.jpg",
                "http://127.0.0.1.evil.test:PORT/a.jpg",
                "http://127.0.0.1:PORT.evil.test/a.jpg",
                "http://evil.test/http://127.0.0.1:PORT/a.jpg",
                "http://127.0.0.1:PORT@evil.test/a.jpg",
                "http://127.0.0.1:PORT%40evil.test/a.jpg",
                "http://127.0.0.1:PORT%2F@evil.test/a.jpg",
                "http://me@127.0.0.1:PORT/a.jpg",
                "http://me:secret@127.0.0.1:PORT/a.jpg",
                "http://@127.0.0.1:PORT/a.jpg",
                "http://127.0.0.1.:PORT/a.jpg",
                "http://127.1:PORT/a.jpg",
                "http://127.0.1:PORT/a.jpg",
                "http://2130706433:PORT/a.jpg",
                "http://0x7f000001:PORT/a.jpg",
                "http://0x7f.1:PORT/a.jpg",
                "http://017700000001:PORT/a.jpg",
                "http://0177.0.0.1:PORT/a.jpg",
                "http://127.0.0.01:PORT/a.jpg",
                "http://0:PORT/a.jpg",
                "http://0.0.0.0:PORT/a.jpg",
                "http://[::1]:PORT/a.jpg",
                "http://[::ffff:127.0.0.1]:PORT/a.jpg",
                "http://127.0.0.1/a.jpg",
                "http://127.0.0.1:1/a.jpg",
                "http://127.0.0.1:0PORT/a.jpg",
                "https://127.0.0.1:PORT/a.jpg",
                "HTTP://127.0.0.1:PORT/a.jpg",
                "ftp://127.0.0.1:PORT/a.jpg",
                "//127.0.0.1:PORT/a.jpg",
                "http:127.0.0.1:PORT/a.jpg",
                "http://169.254.169.254/latest/meta-data",
                "http://[fd00:ec2::254]/latest/meta-data",
                "http://metadata.google.internal/",
                "jar:http://127.0.0.1:PORT/a.jar!/a.jpg",
                "data:image/jpeg;base64,AAAA",
                "mailto:a@127.0.0.1",
                "file:///etc/passwd"
            })
    void otherOrigin_isNotEvenAsked(String url) {
        var elsewhere = URI.create(url.replace("PORT", Integer.toString(server.port())));

        assertRefused(Why.NOT_TRUSTED, () -> fetcher.fetch(elsewhere, POSTED));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 401, 403, 451})
    void photoThatTheHostWillNotGive_isGone(int status) {
        server.answer(PhotoHost.answering(status));

        assertRefused(Why.GONE, () -> fetch(server.origin() + "/a.jpg"));
        assertThat(naps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void photoOfANewPost_isWaitedFor(int status) throws Exception {
        now = POSTED.plusSeconds(2);
        server.answer(exchange -> (naps.size() < 2 ? PhotoHost.answering(status) : PHOTO).handle(exchange));

        assertThat(fetch(server.origin() + "/a.jpg")).containsExactly(1, 2, 3);
        assertThat(naps).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, 29, -3600})
    void photoThatDoesNotCome_isGone_halfAMinuteAfterThePost(int age) {
        var begun = POSTED.plusSeconds(age);
        now = begun;
        server.answer(PhotoHost.answering(404));

        assertRefused(Why.GONE, () -> fetch(server.origin() + "/a.jpg"));
        assertThat(now).isEqualTo((age < 0 ? begun : POSTED).plusSeconds(30)); // whose clock may be wrong: ours or X's
        assertThat(server.requests()).hasSize(naps.size() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "Sun, 01 Mar 2026 12:01:07 GMT"})
    void hostThatIsBusyForAMoment_isObeyed(String retryAfter) throws Exception {
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            (naps.isEmpty() ? PhotoHost.answering(429) : PHOTO).handle(exchange);
        });

        assertThat(fetch(server.origin() + "/a.jpg")).containsExactly(1, 2, 3);
        assertThat(naps).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "Sun, 01 Mar 2026 12:01:11 GMT", "99999999999999", "soon", "-1", ""})
    void hostThatIsBusyForLong_isAskedLater(String retryAfter) {
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.sendResponseHeaders(429, -1);
        });

        assertThatThrownBy(() -> fetch(server.origin() + "/a.jpg")).isInstanceOf(IOException.class);
        assertThat(naps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Sun, 01 Mar 2026 12:00:00 GMT"})
    void hostThatIsAlwaysBusyForAMoment_isNotAskedForEver(String retryAfter) {
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.sendResponseHeaders(429, -1);
        });

        assertThatThrownBy(() -> fetch(server.origin() + "/a.jpg")).isInstanceOf(IOException.class);
        assertThat(naps).hasSize(10).containsOnly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 408, 429, 500, 502, 503, 504})
    void anythingElse_isWorthAnotherTry(int status) {
        server.answer(PhotoHost.answering(status));

        assertThatThrownBy(() -> fetch(server.origin() + "/a.jpg")).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void hostThatPointsElsewhere_isNotFollowed(int status) {
        server.answer(exchange -> {
            exchange.getResponseHeaders().set("Location", server.origin() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });

        assertRefused(Why.NOT_TRUSTED, () -> fetch(server.origin() + "/a.jpg"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void largestPhoto_isFetched_andOneByteMoreRefused() throws Exception {
        server.answer(PhotoHost.answering(200, new byte[PhotoFetcher.MAX_BYTES]));
        assertThat(fetch(server.origin() + "/a.jpg")).hasSize(PhotoFetcher.MAX_BYTES);

        server.answer(PhotoHost.answering(200, new byte[PhotoFetcher.MAX_BYTES + 1]));
        assertRefused(Why.TOO_LARGE, () -> fetch(server.origin() + "/a.jpg"));
    }

    private byte[] fetch(String url) throws Exception {
        return fetcher.fetch(URI.create(url), POSTED);
    }

    private Instant now() {
        return now;
    }

    private void nap(Duration duration) {
        naps.add(duration);
        now = now.plus(duration);
    }

    private static void assertRefused(Why why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(why);
    }
}
