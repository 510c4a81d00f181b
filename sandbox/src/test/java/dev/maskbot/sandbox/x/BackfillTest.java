package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X's documentation of {@code backfill_minutes}: 0 to 5, for enterprises. */
final class BackfillTest {
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
    void whoeverIsNoEnterprise_isRefused() {
        try (var ordinary = new TestX()) {
            ordinary.addRule("@maskbot");

            try (var stream = ordinary.client.stream("?backfill_minutes=1")) {
                assertThat(stream.status()).isEqualTo(400);
            }
        }
    }
}
