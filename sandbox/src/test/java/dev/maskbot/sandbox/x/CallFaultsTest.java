package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that X answers with something else than what was asked. */
class CallFaultsTest {
    private static final String STREAM = "/2/tweets/search/stream";
    private static final String MENTIONS = "/2/users/111/mentions";

    private final TestX test = new TestX();
    private final Faults faults = test.x.faults();

    @BeforeEach
    void addRule() {
        test.addRule("@maskbot");
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void rateLimit_mayComeWithoutItsHeaders() {
        Answer answer = refusedConnect(new Kind.Throttle());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("title").asString()).isEqualTo("Too Many Requests");
        assertThat(answer.response().headers().map())
                .doesNotContainKeys("x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset");
    }

    @Test
    void rateLimit_tellsWhenItEnds() {
        var reset = test.clock.instant().plusSeconds(77);

        Answer answer = refusedConnect(new Kind.Throttle(Optional.of(Duration.ofSeconds(77))));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo("50");
        assertThat(answer.header("x-rate-limit-remaining")).isEqualTo("0");
        assertThat(answer.header("x-rate-limit-reset")).isEqualTo(Long.toString(reset.getEpochSecond()));
    }

    @Test
    void unavailability_isAPage() {
        Answer answer = refusedConnect(new Kind.Refuse(503));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(new String(answer.bytes(), StandardCharsets.US_ASCII)).startsWith("<html>");
        assertThat(answer.response().headers().map()).doesNotContainKey("x-rate-limit-limit");
    }

    @Test
    void problems_haveTheBodiesOfX() {
        Answer unauthorized = refusedConnect(new Kind.Refuse(401));
        assertThat(unauthorized.status()).isEqualTo(401);
        assertThat(unauthorized.json())
                .isEqualTo(test.client.anonymously(STREAM).json());
        assertThat(unauthorized.header("x-rate-limit-limit")).isNull();

        Answer depleted = refusedConnect(new Kind.Refuse(402));
        assertThat(depleted.status()).isEqualTo(402);
        assertThat(depleted.json().path("title").asString()).isEqualTo("CreditsDepleted");
        assertThat(depleted.header("x-rate-limit-limit")).isEqualTo("50");

        Answer notEnrolled = refusedConnect(new Kind.NotEnrolled());
        assertThat(notEnrolled.status()).isEqualTo(403);
        assertThat(notEnrolled.json().path("reason").asString()).isEqualTo("client-not-enrolled");

        Answer tooMany = refusedConnect(new Kind.Occupied());
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.json().path("connection_issue").asString()).isEqualTo("TooManyConnections");
    }

    @Test
    void refusal_happensAsOftenAsWanted() {
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.Refuse(503)).times(2));

        assertThat(mentionsStatuses(3)).containsExactly(503, 503, 200);
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void refusal_lastsUntilItIsCleared() {
        var unavailable = faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.Refuse(503)));
        assertThat(mentionsStatuses(4)).containsOnly(503);

        unavailable.close();

        assertThat(mentionsStatuses(1)).containsExactly(200);
    }

    @Test
    void refusalsOfOneCall_followEachOther_andSpareTheOthers() {
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.Refuse(503)).times(1));
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.Throttle()).times(1));

        assertThat(test.client.asBot("GET", "/2/users/me").status()).isEqualTo(200);
        assertThat(mentionsStatuses(3)).containsExactly(503, 429, 200);
    }

    @Test
    void clear_switchesEverythingOff() {
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.Refuse(503)));
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.ResetBefore()).times(3));

        faults.clear();

        assertThat(mentionsStatuses(1)).containsExactly(200);
    }

    @Test
    void refusal_isTold() {
        refusedConnect(new Kind.Refuse(503));

        assertThat(test.events(XEvent.RequestRefused.class))
                .containsExactly(new XEvent.RequestRefused("GET", STREAM, 503, "Service Unavailable"));
    }

    @Test
    void reset_comesInsteadOfAnAnswer() throws IOException {
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.ResetBefore()).times(1));

        // Not by the JDK's client: it silently repeats a GET whose connection ends before a byte of the answer.
        try (var socket = new Socket(test.x.url().getHost(), test.x.url().getPort())) {
            socket.setSoTimeout(10_000);
            var request =
                    "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n".formatted(MENTIONS, XClient.bearer());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
        assertThat(mentionsStatuses(1)).containsExactly(200);
        assertThat(test.events(XEvent.RequestReset.class)).containsExactly(new XEvent.RequestReset("GET", MENTIONS));
    }

    @Test
    void postMayBeThere_whileItsAuthorStillWaits() {
        faults.inject(Fault.of("x/CREATE_POST", new Kind.LatencyAfter(Duration.ofMinutes(1))));
        var mention = test.post(test.alice, "@maskbot please");

        var answer = CompletableFuture.supplyAsync(() -> test.tweet("there", mention));

        await().untilAsserted(() -> assertThat(test.x.replies(mention)).hasSize(1));
        assertThat(answer).isNotDone();
    }

    @Test
    void postThatIsAnsweredWithAnError_isThereOnce() {
        faults.inject(Fault.of("x/CREATE_POST", new Kind.RefuseAfter(503)).times(1));
        var mention = test.post(test.alice, "@maskbot please");

        assertThat(test.tweet("there", mention).status()).isEqualTo(503);

        assertThat(test.x.replies(mention)).hasSize(1);
    }

    @Test
    void postThatIsAnsweredWithAReset_isThereOnce() {
        faults.inject(Fault.of("x/CREATE_POST", new Kind.ResetAfter()).times(1));
        var mention = test.post(test.alice, "@maskbot please");

        assertThatThrownBy(() -> test.tweet("there", mention)).isInstanceOf(UncheckedIOException.class);

        assertThat(test.x.replies(mention)).hasSize(1);
        assertThat(test.events(XEvent.RequestReset.class))
                .containsExactly(new XEvent.RequestReset("POST", "/2/tweets"));
    }

    @Test
    void connects_areFiftyInFifteenMinutes_theRefusedOnesAmongThem() {
        faults.inject(Fault.of("x/CONNECT_STREAM", new Kind.Refuse(503)).times(50));
        IntStream.range(0, 50)
                .forEach(_ ->
                        assertThat(test.client.asApp("GET", STREAM).status()).isEqualTo(503));

        Answer answer = test.client.asApp("GET", STREAM);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("title").asString()).isEqualTo("Too Many Requests");
        assertThat(answer.header("x-rate-limit-remaining")).isEqualTo("0");
        test.clock.advance(Duration.ofMinutes(15));
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void faultThatNeverHappens_isAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.inject(
                        Fault.of("x/READ_ME", new Kind.ResetBefore()).times(0)));
    }

    private Answer refusedConnect(Kind refusal) {
        faults.inject(Fault.of("x/CONNECT_STREAM", refusal).times(1));
        return test.client.asApp("GET", STREAM);
    }

    private List<Integer> mentionsStatuses(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> test.client.asApp("GET", MENTIONS).status())
                .toList();
    }
}
