package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    private final Progress progress = new Progress();

    @Test
    void nothing_isNothing() {
        assertThat(progress.snapshot(START)).isEqualTo(new Snapshot(START, 0, Map.of(), 0, 0, 0, -1, -1, 0, 0));
    }

    @Test
    void mention_waitsUntilItHasAnOutcome() {
        progress.mentioned("1", START);
        progress.mentioned("2", START.plusSeconds(1));

        var before = progress.snapshot(START.plusSeconds(3));
        assertThat(before.offered()).isEqualTo(2);
        assertThat(before.waiting()).isEqualTo(2);
        assertThat(before.lag()).isEqualTo(3_000);

        settle("1", START.plusSeconds(3));
        var after = progress.snapshot(START.plusSeconds(4));
        assertThat(after.waiting()).isEqualTo(1);
        assertThat(after.lag()).isEqualTo(3_000);
        assertThat(after.outcomes()).isEqualTo(Map.of("MASKED", 1L));
        assertThat(after.replied()).isEqualTo(1);
        assertThat(after.median()).isEqualTo(3_000);
    }

    @Test
    void mentionThatIngestIgnores_hasAnOutcomeToo() {
        progress.mentioned("1", START);

        progress.hear(entry("mention.ignored", START, Map.of("post", "1", "reason", "REPOST")));

        assertThat(progress.snapshot(START).outcomes()).isEqualTo(Map.of("REPOST", 1L));
        assertThat(progress.snapshot(START).replied()).isZero();
        assertThat(progress.snapshot(START).waiting()).isZero();
    }

    @Test
    void latency_isOfTheLastSecondsOnly() {
        for (var i = 0; i < 100; i++) {
            progress.mentioned("m" + i, START);
            settle("m" + i, START.plusMillis(10L * (i + 1)));
        }

        var snapshot = progress.snapshot(START.plusSeconds(2));
        assertThat(snapshot.median()).isEqualTo(510);
        assertThat(snapshot.slow()).isEqualTo(960);
        assertThat(progress.snapshot(START.plusSeconds(12)).median()).isEqualTo(-1);
    }

    @Test
    void secondReply_isToldOf_butNotTheSameOneTwice() {
        progress.replied("1", "11");
        progress.replied("1", "11");
        assertThat(progress.snapshot(START).twice()).isZero();

        progress.replied("1", "12");
        assertThat(progress.snapshot(START).twice()).isEqualTo(1);
    }

    @Test
    void money_isAddedUp() {
        progress.hear(entry("post.delivered", START, Map.of("post", "1")));
        progress.hear(entry("photo.moderated", START, Map.of("photo", "1/0")));
        progress.hear(entry("picture.uploaded", START, Map.of("mention", "1")));
        progress.hear(entry("reply.posted", START, Map.of("mention", "1")));

        assertThat(progress.snapshot(START).microDollars()).isEqualTo(22_000);
    }

    @Test
    void replyWhoseAnswerWasLost_costsLikeAnyOther() {
        progress.hear(entry("reply.in_doubt", START, Map.of("mention", "1")));
        progress.hear(entry("reply.found", START, Map.of("mention", "1")));

        assertThat(progress.snapshot(START).microDollars()).isEqualTo(10_000);
    }

    private void settle(String mention, Instant at) {
        progress.hear(
                entry("mention.settled", at, Map.of("mention", mention, "outcome", "Replied", "reason", "MASKED")));
    }

    private static Entry entry(String event, Instant at, Map<String, String> fields) {
        return new Entry(at, "processor", "INFO", event, fields);
    }
}
