package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.FaultJson;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The local X's faults as data. */
final class FaultTargetTest {
    private static final String ME = "/2/users/me";

    private final TestX test = new TestX();
    private final FaultInjector faults = new FaultInjector(test.clock, List.of(test.x.target()));

    @AfterEach
    void stop() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource({"400,400", "401,401", "402,402", "403,403", "500,500", "503,503"})
    void refusal_isXsOwn(int wanted, int status) {
        inject("x/READ_ME", "\"kind\":\"refuse\",\"status\":" + wanted);

        assertThat(test.client.asBot("GET", ME).status()).isEqualTo(status);
    }

    @Test
    void throttle_tellsUntilWhen_onTheVirtualClock() {
        inject("x/READ_ME", "\"kind\":\"throttle\",\"until\":\"PT30S\"");

        var answer = test.client.asBot("GET", ME);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("x-rate-limit-reset"))
                .isEqualTo(Long.toString(test.clock.instant().plusSeconds(30).getEpochSecond()));
    }

    @Test
    void throttleThatBeginsLater_lastsFromTheCallThatMeetsIt() {
        var fault = read("x/READ_ME", "\"kind\":\"throttle\",\"until\":\"PT3S\"");
        faults.inject(fault.during(Duration.ofMinutes(1), Duration.ofMinutes(1)));
        test.clock.advance(Duration.ofSeconds(90));

        var answer = test.client.asBot("GET", ME);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("x-rate-limit-reset"))
                .isEqualTo(Long.toString(test.clock.instant().plusSeconds(3).getEpochSecond()));
    }

    @Test
    void fault_beginsAndEndsOnTheVirtualClock() {
        var fault = read("x/READ_ME", "\"kind\":\"refuse\",\"status\":503");
        faults.inject(fault.during(Duration.ofSeconds(10), Duration.ofSeconds(5)));

        assertThat(statusAfter(0)).isEqualTo(200);
        assertThat(statusAfter(10)).isEqualTo(503);
        assertThat(statusAfter(4)).isEqualTo(503);
        assertThat(statusAfter(1)).isEqualTo(200);
    }

    @Test
    void faultOfX_happensToEveryOperation() {
        var injection = inject("x", "\"kind\":\"refuse\",\"status\":503");

        assertThat(test.client.asBot("GET", ME).status()).isEqualTo(503);
        assertThat(test.client.asApp("GET", "/2/users/111/mentions").status()).isEqualTo(503);
        assertThat(injection.happened()).isEqualTo(2);

        injection.close();
        assertThat(test.client.asBot("GET", ME).status()).isEqualTo(200);
    }

    @Test
    void everySecondCall_isRefused() {
        faults.inject(read("x/READ_ME", "\"kind\":\"refuse\",\"status\":503").every(2));

        assertThat(IntStream.range(0, 4).map(_ -> test.client.asBot("GET", ME).status()))
                .containsExactly(200, 503, 200, 503);
    }

    @Test
    void cut_endsEachConnection() throws Exception {
        test.addRule("@maskbot");
        inject("x", "\"kind\":\"cut\",\"ending\":\"CLEAN\",\"announced\":true");

        try (var stream = test.client.stream("")) {
            assertThat(stream.nextRecord()).contains("operational-disconnect");
        }
    }

    @Test
    void indexLag_hidesYoungPostsFromATimeline() {
        test.post(test.alice, "@maskbot please");
        inject("x/LIST_MENTIONS", "\"kind\":\"index-lag\",\"lag\":\"PT30S\",\"share\":1");

        assertThat(mentions()).isZero();
        test.clock.advance(Duration.ofSeconds(30));
        assertThat(mentions()).isEqualTo(1);
    }

    @Test
    void photoThatIsToFail_failsWithoutAFault() {
        var failing = new NewPhoto(TestImages.jpeg(300, 200), "").image().failing(new Kind.Refuse(404));
        var photo = test.x
                .post(Draft.of(test.alice, "@maskbot").with(new NewPhoto(failing, "")))
                .photos()
                .getFirst();

        assertThat(fetch(photo).statusCode()).isEqualTo(404);
    }

    @Test
    void photo_isRefused_mislabelled_padded_orTruncated() throws Exception {
        var photo = test.postPhoto(test.alice, "@maskbot", TestImages.jpeg(300, 200))
                .photos()
                .getFirst();
        var whole = fetch(photo).body();

        try (var _ = inject("x/PHOTO", "\"kind\":\"refuse\",\"status\":404")) {
            assertThat(fetch(photo).statusCode()).isEqualTo(404);
        }
        try (var _ = inject("x/PHOTO", "\"kind\":\"wrong-type\"")) {
            assertThat(fetch(photo).headers().firstValue("content-type")).hasValue("image/jpeg");
            assertThat(new String(fetch(photo).body(), StandardCharsets.US_ASCII))
                    .startsWith("<!doctype html>");
        }
        try (var _ = inject("x/PHOTO", "\"kind\":\"relabeled\",\"contentType\":\"text/html\"")) {
            assertThat(fetch(photo).headers().firstValue("content-type")).hasValue("text/html");
            assertThat(fetch(photo).body()).isEqualTo(whole);
        }
        try (var _ = inject("x/PHOTO", "\"kind\":\"redirect\",\"to\":\"http://169.254.169.254/\"")) {
            assertThat(fetch(photo).statusCode()).isEqualTo(302);
            assertThat(fetch(photo).headers().firstValue("location")).hasValue("http://169.254.169.254/");
        }
        try (var _ = inject("x/PHOTO", "\"kind\":\"padded\",\"bytes\":1000")) {
            assertThat(fetch(photo).body()).hasSize(whole.length + 1000).startsWith(whole);
        }
        try (var _ = inject("x/PHOTO", "\"kind\":\"trickle\",\"bytes\":500,\"pause\":\"PT0.001S\"")) {
            assertThat(fetch(photo).body()).isEqualTo(whole);
        }
        try (var _ = inject("x/PHOTO", "\"kind\":\"truncated\"")) {
            assertThatThrownBy(() -> fetch(photo)).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(fetch(photo).body()).isEqualTo(whole);
    }

    @Test
    void slowRule_isHeldBackFromAPost() {
        faults.inject(read("x/CHANGE_RULES", "\"kind\":\"slow-rules\",\"delay\":\"PT20S\"")
                .times(1));
        test.addRule("@maskbot");
        try (var stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot too early");
            var post = test.post(test.alice, "@maskbot again");

            assertThat(stream.nextPost().at("/data/id").asLong()).isEqualTo(post.id());
        }
    }

    @Test
    void heavyMedia_areTaken_andNotPosted() {
        var media = test.client.upload(TestImages.jpeg(30, 20));
        var heavy = faults.inject(
                read("x/CREATE_POST", "\"kind\":\"heavy-media\",\"bytes\":100").times(1));

        assertThat(postMedia(media)).isEqualTo(400);
        assertThat(postMedia(media)).isEqualTo(201);
        assertThat(heavy.happened()).isEqualTo(1);
    }

    @Test
    void everySecondPhoto_isProgressive() {
        var photo = test.postPhoto(test.alice, "@maskbot", TestImages.jpeg(300, 200))
                .photos()
                .getFirst();
        var plain = fetch(photo).body();
        faults.inject(read("x/PHOTO", "\"kind\":\"progressive-photos\"").every(2));

        assertThat(fetch(photo).body()).isEqualTo(plain);
        assertThat(new String(fetch(photo).body(), StandardCharsets.ISO_8859_1))
                .contains("\u00ff\u00c2"); // SOF2: ITU-T T.81, table B.1
        assertThat(fetch(photo).body()).isEqualTo(plain);
    }

    @Test
    void refreshToken_isInvalid_once() {
        var grant = test.x.authorize(TestX.BOT);
        faults.inject(read("x", "\"kind\":\"invalid-refresh\"").times(1));

        assertThat(refresh(grant)).isEqualTo(400);
        assertThat(refresh(grant)).isEqualTo(200);
    }

    @Test
    void processingOfASoundGif_fails_inItsTime() {
        var fault = read("x/FINALIZE_UPLOAD", "\"kind\":\"failed-processing\"");
        faults.inject(fault.during(Duration.ofSeconds(10), Duration.ofSeconds(5)));

        assertThat(processed()).isEqualTo("succeeded");
        test.clock.advance(Duration.ofSeconds(8));
        assertThat(processed()).isEqualTo("failed");
        test.clock.advance(Duration.ofSeconds(8));
        assertThat(processed()).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x/CREATE_POST  | "kind":"slow-rules","delay":"PT20S"
            x/UPLOAD_MEDIA | "kind":"heavy-media","bytes":100
            x/READ_ME      | "kind":"progressive-photos"
            x/READ_ME      | "kind":"invalid-refresh"
            x/PHOTO        | "kind":"failed-processing"
            """)
    void whatHasItsOwnPlace_canHappenThere_orOnX_andNowhereElse(String elsewhere, String what) {
        assertThatIllegalArgumentException().isThrownBy(() -> inject(elsewhere, what));

        assertThat(inject("x", what).isOver()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/PHOTO", "x/READ_ME"})
    void kindsThatCannotHappenThere_areRefused(String where) {
        assertThatIllegalArgumentException().isThrownBy(() -> inject(where, "\"kind\":\"stall\""));
        assertThatIllegalArgumentException().isThrownBy(() -> inject(where, "\"kind\":\"lost-lease\""));
        assertThat(faults.active()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/READ_ME", "x/CREATE_POST", "x/CONNECT_STREAM", "x/PHOTO"})
    void indexLag_isRefused_whereNothingIsListed(String where) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inject(where, "\"kind\":\"index-lag\",\"lag\":\"PT30S\",\"share\":1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x/LIST_MENTIONS", "x/LIST_POSTS", "x/SEARCH_RECENT", "x/LOOK_UP_POSTS"})
    void indexLag_canHappen_whereSomethingIsListed(String where) {
        assertThat(inject(where, "\"kind\":\"index-lag\",\"lag\":\"PT30S\",\"share\":1")
                        .isOver())
                .isFalse();
    }

    private FaultInjector.Injection inject(String where, String what) {
        return faults.inject(read(where, what));
    }

    private static Fault read(String where, String what) {
        return FaultJson.read("{\"where\":\"%s\",\"what\":{%s}}".formatted(where, what));
    }

    private int statusAfter(int seconds) {
        test.clock.advance(Duration.ofSeconds(seconds));
        return test.client.asBot("GET", ME).status();
    }

    private int mentions() {
        Answer answer = test.client.asApp("GET", "/2/users/111/mentions");
        return answer.json().at("/meta/result_count").asInt();
    }

    private int postMedia(String id) {
        return test.client
                .asBot("POST", "/2/tweets", "{\"media\":{\"media_ids\":[\"" + id + "\"]}}")
                .status();
    }

    private int refresh(UserGrant grant) {
        return test.client
                .form(
                        "/2/oauth2/token",
                        XClient.basic(grant.clientId(), grant.clientSecret()),
                        "grant_type=refresh_token&refresh_token=" + grant.refreshToken())
                .status();
    }

    /** What became of an animated GIF when X's work on it is over. */
    private String processed() {
        var gif = TestImages.gif(300, 200);
        var chunks = new ChunkedClient(test.client);
        var id = chunks.initialize("tweet_gif", "image/gif", gif.length);
        chunks.append(id, 0, gif);
        chunks.finish(id);
        test.clock.advance(Duration.ofSeconds(3));
        return chunks.state(id);
    }

    private HttpResponse<byte[]> fetch(Photo photo) {
        try (var http = HttpClient.newHttpClient()) {
            var url = URI.create("%s/media/%s.jpg?name=large".formatted(test.x.url(), photo.name()));
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
