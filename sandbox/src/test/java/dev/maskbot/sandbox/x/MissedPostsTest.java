package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X's documentation of {@code backfill_minutes}, 0 to 5, and of recovery, from the last 24 hours; both for enterprises. */
final class MissedPostsTest {
    private final TestX test = new TestX(LocalXSettings::forEnterprise);

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void postsOfTheLastMinutes_comeFirst() {
        test.addRule("@maskbot");
        test.post(test.alice, "@maskbot long ago");
        test.clock.advance(Duration.ofMinutes(3));
        var missed = test.post(test.alice, "@maskbot just now");
        test.post(test.alice, "nobody asked");

        try (var stream = test.client.stream("?backfill_minutes=2")) {
            var live = test.post(test.alice, "@maskbot here I am");

            assertThat(stream.nextPost().at("/data/id").asString()).isEqualTo(Long.toString(missed.id()));
            assertThat(stream.nextPost().at("/data/id").asString()).isEqualTo(Long.toString(live.id()));
        }
    }

    @Test
    void withoutIt_nothingComesAgain() {
        test.addRule("@maskbot");
        test.post(test.alice, "@maskbot just now");

        try (var stream = test.client.stream("")) {
            var live = test.post(test.alice, "@maskbot here I am");

            assertThat(stream.nextPost().at("/data/id").asString()).isEqualTo(Long.toString(live.id()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "-1", "many"})
    void otherNumbers_areRefused(String minutes) {
        test.addRule("@maskbot");

        try (var stream = test.client.stream("?backfill_minutes=" + minutes)) {
            assertThat(stream.status()).isEqualTo(400);
        }
    }

    @Test
    void recovery_bringsThePostsOfThatTime_besideTheStream_andEnds() {
        test.addRule("@maskbot");
        test.post(test.alice, "@maskbot too early");
        test.clock.advance(Duration.ofHours(1));
        var start = test.clock.instant();
        var missed = test.post(test.alice, "@maskbot an hour later");
        test.clock.advance(Duration.ofHours(1));
        var end = test.clock.instant();
        test.post(test.alice, "@maskbot too late");

        try (var live = test.client.stream("");
                var recovery = test.client.stream("?start_time=" + start + "&end_time=" + end)) {
            assertThat(live.status()).isEqualTo(200);
            assertThat(recovery.nextPost().at("/data/id").asString()).isEqualTo(Long.toString(missed.id()));
            assertThat(recovery.failure()).isEmpty();
        }
    }

    @Test
    void recovery_ofWhatIsNotOfTheLastDay_isRefused() {
        test.addRule("@maskbot");
        var now = test.clock.instant();
        var longAgo = now.minus(Duration.ofHours(25));

        for (var query : List.of(
                "?start_time=" + longAgo + "&end_time=" + now,
                "?start_time=" + now.minusSeconds(60) + "&end_time=" + now.plusSeconds(1),
                "?start_time=" + now + "&end_time=" + now,
                "?start_time=" + now.minusSeconds(60),
                "?end_time=" + now,
                "?start_time=yesterday&end_time=" + now)) {
            try (var stream = test.client.stream(query)) {
                assertThat(stream.status()).as(query).isEqualTo(400);
            }
        }
    }

    @Test
    void whoeverIsNoEnterprise_isRefused() {
        try (var ordinary = new TestX()) {
            ordinary.addRule("@maskbot");
            var now = ordinary.clock.instant();

            for (var query :
                    List.of("?backfill_minutes=1", "?start_time=" + now.minusSeconds(60) + "&end_time=" + now)) {
                try (var stream = ordinary.client.stream(query)) {
                    assertThat(stream.status()).isEqualTo(400);
                }
            }
        }
    }
}
