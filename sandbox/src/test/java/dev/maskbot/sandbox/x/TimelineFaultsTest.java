package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timelines that refuse, or do not list what they should. */
class TimelineFaultsTest {
    private static final String MENTIONS = "/2/users/111/mentions?max_results=100";
    private static final String OWN = "/2/users/111/tweets";

    private final TestX test = new TestX();
    private final Faults faults = test.x.faults();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void rateLimit_tellsWhenItEnds_toTheOneTimeline() {
        var reset = test.clock.instant().plusSeconds(300);
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.Throttle(Optional.of(Duration.ofMinutes(5))))
                .times(1));

        assertThat(test.client.asBot("GET", OWN).status()).isEqualTo(200);
        Answer answer = test.client.asBot("GET", MENTIONS);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo("300");
        assertThat(answer.header("x-rate-limit-remaining")).isEqualTo("0");
        assertThat(answer.header("x-rate-limit-reset")).isEqualTo(Long.toString(reset.getEpochSecond()));
    }

    @Test
    void youngPosts_areNotListedYet() {
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.IndexLag(Duration.ofSeconds(30), 1)));
        Post first = test.post(test.alice, "@maskbot one");
        test.clock.advance(Duration.ofSeconds(20));
        Post second = test.post(test.alice, "@maskbot two");

        assertThat(mentions()).isEmpty();
        test.clock.advance(Duration.ofSeconds(10));
        assertThat(mentions()).containsExactly(first.id());
        test.clock.advance(Duration.ofSeconds(20));
        assertThat(mentions()).containsExactly(second.id(), first.id());
    }

    @Test
    void lagOfTheMentions_isNotThatOfOwnPosts() {
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.IndexLag(Duration.ofSeconds(30), 1)));
        Post mention = test.post(test.alice, "@maskbot one");
        test.tweet("here", mention);

        assertThat(mentions()).isEmpty();
        assertThat(test.client.asBot("GET", OWN).json().path("data")).hasSize(1);
    }

    @Test
    void shareOfTheMentions_isMissingForAWhile_alwaysTheSame() {
        List<Long> posted = IntStream.range(0, 40)
                .mapToObj(i -> test.post(test.alice, "@maskbot " + i).id())
                .toList();
        faults.inject(Fault.of("x/LIST_MENTIONS", new Kind.IndexLag(Duration.ofMinutes(10), 0.5))
                .withSeed(7));

        List<Long> listed = mentions();

        assertThat(listed).hasSizeBetween(10, 30).isSubsetOf(posted);
        assertThat(mentions()).isEqualTo(listed);
        test.clock.advance(Duration.ofMinutes(10));
        assertThat(mentions()).hasSize(40);
    }

    private List<Long> mentions() {
        return test.client
                .asApp("GET", MENTIONS)
                .json()
                .path("data")
                .valueStream()
                .map(post -> post.path("id").asLong())
                .toList();
    }
}
