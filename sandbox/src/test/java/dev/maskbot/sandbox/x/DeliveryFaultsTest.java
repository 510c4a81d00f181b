package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts that reach the stream's client in another number or order than they should. */
class DeliveryFaultsTest {
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
    void duplicate_isDeliveredTwice() {
        faults.inject(Fault.of("x", new Kind.Duplicate()).times(1));
        try (OpenStream stream = test.client.stream("")) {
            post(2);

            assertThat(texts(stream, 3)).containsExactly("@maskbot 0", "@maskbot 0", "@maskbot 1");
        }
    }

    @Test
    void reorderedPosts_allArrive() {
        faults.inject(Fault.of("x", new Kind.Reorder(4)).withSeed(7).times(1));
        try (OpenStream stream = test.client.stream("")) {
            List<String> posted = post(5);

            List<String> arrived = texts(stream, 5);
            assertThat(arrived).containsExactlyInAnyOrderElementsOf(posted).isNotEqualTo(posted);
            assertThat(arrived.getLast()).isEqualTo("@maskbot 4");
        }
    }

    @Test
    void order_dependsOnTheSeedAlone() {
        try (OpenStream stream = test.client.stream("")) {
            faults.inject(Fault.of("x", new Kind.Reorder(5)).withSeed(7).times(1));
            post(5);
            List<String> once = texts(stream, 5);
            faults.inject(Fault.of("x", new Kind.Reorder(5)).withSeed(7).times(1));
            post(5);

            assertThat(texts(stream, 5)).isEqualTo(once);
        }
    }

    @Test
    void postsThatAreTooFewToReorder_waitForTheEndOfTheFault() {
        try (OpenStream stream = test.client.stream("")) {
            var reorder = faults.inject(Fault.of("x", new Kind.Reorder(4)).withSeed(7));
            post(3);
            assertThat(stream.nextLine()).isEqualTo("\r\n");
            assertThat(stream.nextLine()).isEqualTo("\r\n");

            reorder.close();

            assertThat(texts(stream, 3)).containsExactly("@maskbot 0", "@maskbot 1", "@maskbot 2");
        }
    }

    @Test
    void latePost_isPassedByThoseThatFollow() {
        faults.inject(Fault.of("x", new Kind.Late(Duration.ofSeconds(30))).times(1));
        try (OpenStream stream = test.client.stream("")) {
            post(3);
            assertThat(texts(stream, 2)).containsExactly("@maskbot 1", "@maskbot 2");

            test.clock.advance(Duration.ofSeconds(30));

            assertThat(texts(stream, 1)).containsExactly("@maskbot 0");
        }
    }

    @Test
    void droppedShare_isOnTheTimelineOnly() {
        faults.inject(Fault.of("x", new Kind.Drop()).withProbability(0.5, 7));
        try (OpenStream stream = test.client.stream("")) {
            List<String> posted = post(40);
            faults.clear();
            test.post(test.alice, "@maskbot last");

            List<String> arrived = new ArrayList<>();
            do {
                arrived.add(stream.nextPost().at("/data/text").asString());
            } while (!arrived.getLast().equals("@maskbot last"));

            assertThat(arrived).hasSizeBetween(11, 31); // 10 to 30 of 40, and the last
            assertThat(posted).containsAll(arrived.subList(0, arrived.size() - 1));
            assertThat(test.client
                            .asApp("GET", "/2/users/111/mentions?max_results=100")
                            .json()
                            .at("/meta/result_count")
                            .asInt())
                    .isEqualTo(41);
        }
    }

    @Test
    void staleStream_hasKeepAlivesOnly_andNeverCatchesUp() {
        try (OpenStream stream = test.client.stream("")) {
            var stale = faults.inject(Fault.of("x", new Kind.Drop()));
            post(3);
            assertThat(stream.nextLine()).isEqualTo("\r\n");
            assertThat(stream.nextLine()).isEqualTo("\r\n");
            stale.close();

            Post next = test.post(test.alice, "@maskbot again");

            assertThat(stream.nextPost().at("/data/id").asLong()).isEqualTo(next.id());
        }
    }

    @Test
    void impossibleShareOrOrder_isAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.of("x", new Kind.Drop()).withProbability(1.5, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Kind.Reorder(1));
    }

    private List<String> post(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> test.post(test.alice, "@maskbot " + i).text().full())
                .toList();
    }

    private static List<String> texts(OpenStream stream, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> stream.nextPost().at("/data/text").asString())
                .toList();
    }
}
