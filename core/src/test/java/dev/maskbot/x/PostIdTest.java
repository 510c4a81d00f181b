package dev.maskbot.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

final class PostIdTest {
    @Test
    void idTellsItsTime() {
        // The example of X's documentation of the post object: created_at "Wed Oct 10 20:19:24 +0000 2018".
        assertThat(new PostId(1050118621198921728L).at().truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(Instant.parse("2018-10-10T20:19:24Z"));
    }

    @Test
    void firstIdOfAMoment_isNoGreaterThanAnyOfIt_andGreaterThanAllBefore() {
        var moment = Instant.parse("2026-11-20T10:35:00.123Z");

        assertThat(PostId.firstAt(moment).at()).isEqualTo(moment);
        assertThat(new PostId(PostId.firstAt(moment).value() - 1).at()).isEqualTo(moment.minusMillis(1));
    }

    @Test
    void momentBeforeSnowflakes_hasTheLeastId() {
        assertThat(PostId.firstAt(Instant.EPOCH)).isEqualTo(new PostId(0));
    }
}
