package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one place on the stream, when X gives it away too late or too early. */
class SlotFaultsTest {
    private static final String STREAM = "/2/tweets/search/stream";

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
    void slotOfAClientThatLeft_staysTakenForAWhile() {
        faults.inject(Fault.of("x", new Kind.HeldSlot(Duration.ofSeconds(60))));
        connectAndLeave();

        Answer refused = test.client.asApp("GET", STREAM);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("connection_issue").asString()).isEqualTo("TooManyConnections");
        assertThat(listed()).isEqualTo(1);

        test.clock.advance(Duration.ofSeconds(59));
        assertThat(test.client.asApp("GET", STREAM).status()).isEqualTo(429);

        test.clock.advance(Duration.ofSeconds(1));
        assertThat(listed()).isZero();
        assertConnects();
    }

    @Test
    void heldSlot_isFreedByTheApiOfTheConnections() {
        faults.inject(Fault.of("x", new Kind.HeldSlot(Duration.ofSeconds(60))));
        connectAndLeave();

        Answer killed = test.client.asApp("DELETE", "/2/connections/filtered_stream");

        assertThat(killed.json().at("/data/successful_kills").asInt()).isEqualTo(1);
        assertThat(listed()).isZero();
        assertConnects();
    }

    @Test
    void slotOfAConnectionThatXEnded_isFreeAtOnce() {
        faults.inject(Fault.of("x", new Kind.HeldSlot(Duration.ofSeconds(60))));
        faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)).times(1));
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.endsNext()).isTrue();
        }

        assertConnects();
    }

    @Test
    void newcomer_putsOutWhoWasConnected() {
        faults.inject(Fault.of("x", new Kind.Eviction()));
        try (OpenStream first = test.client.stream("");
                OpenStream second = test.client.stream("")) {
            assertThat(first.failure()).isEmpty();
            Post post = test.post(test.alice, "@maskbot hello");
            assertThat(second.nextPost().at("/data/id").asLong()).isEqualTo(post.id());
            assertThat(test.events(XEvent.StreamDisconnected.class))
                    .extracting(XEvent.StreamDisconnected::why)
                    .containsExactly(StreamEnd.EVICTED);
        }
    }

    @Test
    void placeIsHeld_andNewcomersPutOthersOut_asOftenAsWanted() {
        faults.inject(Fault.of("x", new Kind.Eviction()).times(1));
        faults.inject(Fault.of("x", new Kind.HeldSlot(Duration.ofSeconds(60))).times(1));
        try (OpenStream first = test.client.stream("");
                OpenStream second = test.client.stream("")) {
            assertThat(first.failure()).isEmpty();
            assertThat(second.status()).isEqualTo(200);
            assertThat(test.client.asApp("GET", STREAM).status()).isEqualTo(429);
        }
        await().until(() -> faults.active().isEmpty());

        test.clock.advance(Duration.ofSeconds(60));
        assertConnects();
        await().untilAsserted(() -> assertThat(listed()).isZero());
    }

    private void connectAndLeave() {
        test.client.stream("").close();
        await().until(() -> !test.events(XEvent.StreamDisconnected.class).isEmpty());
    }

    private void assertConnects() {
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    private int listed() {
        return test.client
                .asApp("GET", "/2/connections")
                .json()
                .at("/meta/result_count")
                .asInt();
    }
}
