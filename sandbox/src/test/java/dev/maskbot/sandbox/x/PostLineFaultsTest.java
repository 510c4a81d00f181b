package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of posts that are torn or slow. */
class PostLineFaultsTest {
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
    void tornPost_endsWithAReset_andIsNotDelivered() {
        faults.inject(Fault.of("x", new Kind.TornPost(Kind.Ending.RESET)).times(1));
        try (OpenStream stream = test.client.stream("")) {
            Post post = test.post(test.alice, "@maskbot hello");

            assertThat(stream.failure()).isEqualTo("Connection reset");
            assertThat(stream.begun())
                    .startsWith("{\"data\":{\"id\":\"" + post.id())
                    .doesNotContain("matching_rules");
        }
        try (OpenStream stream = test.client.stream("")) {
            Post next = test.post(test.alice, "@maskbot again");

            assertThat(stream.nextPost().at("/data/id").asLong()).isEqualTo(next.id());
            await().untilAsserted(() -> assertThat(test.events(XEvent.PostDelivered.class))
                    .extracting(XEvent.PostDelivered::post)
                    .containsExactly(next));
        }
    }

    @Test
    void tornPost_mayBeFollowedBySilence() {
        faults.inject(Fault.of("x", new Kind.TornPost(Kind.Ending.SILENT)).times(1));
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot hello");
            await().until(() -> stream.begun().startsWith("{\"data\":"));
            test.post(test.alice, "@maskbot again");

            assertThat(stream.isSilentFor(Duration.ofMillis(600))).isTrue(); // three keep-alives
        }
    }

    @Test
    void postInPieces_isWhole() {
        faults.inject(Fault.of("x", new Kind.Trickle(7, Duration.ZERO)));
        try (OpenStream stream = test.client.stream("")) {
            Post post = test.post(test.alice, "@maskbot 😀 grüße");

            assertThat(stream.nextPost().at("/data/text").asString())
                    .isEqualTo(post.text().full());
        }
    }

    @Test
    void trickle_takesItsTime_forOnePostOnly() {
        faults.inject(Fault.of("x", new Kind.Trickle(1, Duration.ofMillis(5))).times(1));
        try (OpenStream stream = test.client.stream("")) {
            var start = System.nanoTime();
            test.post(test.alice, "@maskbot slowly");
            int bytes = stream.nextRecord().length();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(5L * (bytes - 1)));

            test.post(test.alice, "@maskbot at once");
            assertThat(stream.nextPost().at("/data/text").asString()).isEqualTo("@maskbot at once");
            assertThat(faults.active()).isEmpty();
        }
    }

    @Test
    void clientThatLeavesDuringATrickle_freesTheSlot() {
        faults.inject(Fault.of("x", new Kind.Trickle(1, Duration.ofMillis(50))).times(1));
        OpenStream stream = test.client.stream("");
        test.post(test.alice, "@maskbot slowly");
        await().until(() -> stream.begun().startsWith("{"));

        stream.close();

        await().until(() -> !test.events(XEvent.StreamDisconnected.class).isEmpty());
        assertThat(test.events(XEvent.PostDelivered.class)).isEmpty();
    }

    @Test
    void trickleIsCut_withItsConnection() {
        faults.inject(Fault.of("x", new Kind.Trickle(1, Duration.ofMillis(50))).times(1));
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot slowly");
            await().until(() -> stream.begun().startsWith("{"));

            test.client.asApp("DELETE", "/2/connections/filtered_stream");

            assertThat(stream.endsNext()).isTrue();
            assertThat(stream.begun()).doesNotContain("matching_rules");
        }
    }

    @Test
    void piecesOfNothing_areAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Kind.Trickle(0, Duration.ZERO));
    }
}
