package dev.maskbot.processor.limit;

import static dev.maskbot.processor.limit.PostWindow.MARGIN;
import static dev.maskbot.processor.limit.PostWindow.PER_WINDOW;
import static dev.maskbot.processor.limit.PostWindow.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is believed of X's words in whatever order they come. */
final class PostWindowTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:35:00Z");
    private static final Instant RESET = NOW.plus(Duration.ofMinutes(10));
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final int CAP = 1_000;

    private final PostWindow nothing = PostWindow.of(Map.of());

    @Test
    void askedForMoreThanThereIs_givesWhatThereIs() {
        var window = learnt(3).take(List.of("p", "q", "r", "s"), CAP, NOW);

        assertThat(window.permits()).containsExactlyInAnyOrder("p", "q", "r");
        assertThat(window.left()).isZero();
        assertThat(learnt(3).take(List.of("p", "q", "r"), 2, NOW).permits()).containsExactlyInAnyOrder("p", "q");
    }

    @Test
    void firstPermit_beginsAWindow() {
        var window = nothing.take(List.of("p"), CAP, NOW);

        assertThat(window.permits()).containsExactly("p");
        assertThat(window.left()).isEqualTo(PER_WINDOW - 1);
        assertThat(window.posted()).isEqualTo(1);
        assertThat(window.reset()).isEqualTo(NOW.plus(WINDOW));
    }

    @Test
    void permitTakenTwice_isOne() {
        var window = nothing.take(List.of("p"), CAP, NOW);

        assertThat(window.take(List.of("p"), CAP, NOW)).isEqualTo(window);
    }

    @Test
    void item_isReadAsItWasWritten() {
        var window = nothing.take(List.of("p"), CAP, NOW.plusNanos(123_456_789)).take(List.of("q"), CAP, NOW);

        assertThat(PostWindow.of(window.attributes())).isEqualTo(window);
    }

    @Test
    void usedUpWindow_hasNextPermitsALittleAfterItsReset() {
        var window = nothing.learn(new RateLimit(0, RESET), NOW);

        assertThat(window.take(List.of("p"), CAP, NOW)).isEqualTo(window);
        assertThat(window.next(CAP)).isEqualTo(RESET.plus(MARGIN));
        assertThat(window.take(List.of("p"), CAP, RESET.plus(MARGIN)).permits()).contains("p");
    }

    @Test
    void guessedReset_givesWayToXs() {
        var window = nothing.take(List.of("p"), CAP, NOW).learn(new RateLimit(40, RESET), NOW);

        assertThat(window.reset()).isEqualTo(RESET);
        assertThat(window.left()).isEqualTo(40);
    }

    @Test
    void guessThatWasTooLow_isCorrected_lessWhatXMayNotHaveCounted() {
        var window = nothing.take(List.of("p", "q"), CAP, NOW).learn(new RateLimit(499, RESET), NOW);

        assertThat(window.left()).isEqualTo(497);
        assertThat(nothing.take(List.of("p", "q"), CAP, NOW)
                        .learn(new RateLimit(99, RESET), NOW)
                        .left())
                .as("as it was guessed")
                .isEqualTo(98);
    }

    @Test
    void answersThatOvertakeEachOther_leaveTheSmallerNumber() {
        var window = nothing.learn(new RateLimit(97, RESET), NOW)
                .learn(new RateLimit(99, RESET), NOW)
                .learn(new RateLimit(98, RESET.plusSeconds(1)), NOW);

        assertThat(window.left()).isEqualTo(97);
    }

    @Test
    void permitsInFlight_stayCountedWhenXHasNotSeenThem() {
        var window = learnt(100)
                .take(List.of("p"), CAP, NOW)
                .take(List.of("q"), CAP, NOW)
                .learn(new RateLimit(99, RESET), NOW);

        assertThat(window.left()).isEqualTo(98);
    }

    @Test
    void newerWindow_isBelieved_andAnOlderOneIsNot() {
        var newer = RESET.plus(WINDOW);
        var window = learnt(3).learn(new RateLimit(99, newer), NOW).learn(new RateLimit(2, RESET), NOW);

        assertThat(window.reset()).isEqualTo(newer);
        assertThat(window.left()).isEqualTo(99);
    }

    @Test
    void wordOfAWindowThatIsOver_isForgotten() {
        var later = RESET.plus(MARGIN);
        var window = learnt(3).take(List.of("p"), CAP, later);

        assertThat(window.learn(new RateLimit(2, RESET), later)).isEqualTo(window);
        assertThat(window.learn(new RateLimit(0, RESET), later))
                .as("its last post")
                .isEqualTo(window);
    }

    @Test
    void limitOfADay_isNotShortenedByTheWindows() {
        var tomorrow = NOW.plus(Duration.ofHours(20));
        var window = learnt(50).learn(new RateLimit(0, tomorrow), NOW).learn(new RateLimit(49, RESET), NOW);

        assertThat(window.next(CAP)).isEqualTo(tomorrow.plus(MARGIN));
    }

    @Test
    void nonsensicalReset_holdsForADayAtMost() {
        var window = learnt(50).learn(new RateLimit(0, Instant.MAX), NOW);

        assertThat(window.next(CAP)).isEqualTo(NOW.plus(Duration.ofDays(1)).plus(MARGIN));
    }

    @Test
    void permitGivenBack_isThereAgain_once() {
        var window = learnt(10)
                .take(List.of("p"), CAP, NOW)
                .take(List.of("q"), CAP, NOW)
                .giveBack("p", TODAY);

        assertThat(window.left()).isEqualTo(9);
        assertThat(window.posted()).isEqualTo(1);
        assertThat(window.giveBack("p", TODAY)).isEqualTo(window);
    }

    @Test
    void permitOfARefusedPost_isNotGivenBackAgainstX() {
        var window = learnt(1)
                .take(List.of("p"), CAP, NOW)
                .learn(new RateLimit(0, RESET), NOW)
                .giveBack("p", TODAY);

        assertThat(window.left()).isZero();
    }

    @Test
    void permitOfAnEarlierWindow_isNotGivenBack() {
        var window = learnt(10).take(List.of("p"), CAP, NOW).take(List.of("q"), CAP, RESET.plus(MARGIN));

        assertThat(window.giveBack("p", TODAY)).isEqualTo(window);
    }

    @Test
    void dailyCap_holdsUntilMidnight() {
        var window = nothing.take(List.of("p"), 1, NOW);

        assertThat(window.take(List.of("q"), 1, NOW)).isEqualTo(window);
        assertThat(window.next(1)).isEqualTo("2026-11-21T00:00:00Z");
    }

    @Test
    void midnight_beginsANewDay_inTheSameWindow() {
        var before = Instant.parse("2026-11-20T23:59:59Z");
        var window = nothing.take(List.of("p"), 1, before).take(List.of("q"), 1, before.plusSeconds(1));

        assertThat(window.day()).isEqualTo("2026-11-21");
        assertThat(window.posted()).isEqualTo(1);
        assertThat(window.left()).isEqualTo(PER_WINDOW - 2);
        assertThat(window.giveBack("p", TODAY).posted()).as("of the new day").isEqualTo(1);
    }

    @Test
    void clockThatIsBehindAtMidnight_doesNotBeginYesterdayAgain() {
        var midnight = Instant.parse("2026-11-21T00:00:00Z");
        var window = nothing.take(List.of("p"), 1, midnight);

        assertThat(window.take(List.of("q"), 1, midnight.minusSeconds(1))).isEqualTo(window);
    }

    private PostWindow learnt(int remaining) {
        return nothing.learn(new RateLimit(remaining, RESET), NOW);
    }
}
