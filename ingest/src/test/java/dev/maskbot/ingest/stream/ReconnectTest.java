package dev.maskbot.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** X's ladders: the least waits, and never a quarter more. */
final class ReconnectTest {
    private final Reconnect reconnect = new Reconnect(new Random(1));

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 250 500 750 1000 1250",
        "SERVER_ERROR, 5000 10000 20000 40000 80000 160000 320000 320000",
        "RATE_LIMITED, 60000 120000 240000 480000 900000 900000",
        "CUT, 0 5000 10000 20000 40000 80000 160000 320000 320000",
        "TAKEN, 5000 5000 5000",
        "REFUSED, 300000 300000",
        "NEW_CREDENTIALS, 0 0"
    })
    void waitsGrow_asXWants(Cause cause, String steps) {
        for (var step : steps.split(" ", -1)) {
            var least = Duration.ofMillis(Long.parseLong(step));
            assertThat(reconnect.after(cause, Duration.ZERO))
                    .isBetween(least, least.multipliedBy(5).dividedBy(4));
        }
    }

    @Test
    void networkWaits_endAt16Seconds() {
        var waits = IntStream.range(0, 100)
                .mapToObj(_ -> reconnect.after(Cause.UNREACHABLE, Duration.ZERO))
                .toList();

        assertThat(waits.getLast()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "NOTICE", "STALLED", "MISSED", "NO_RULES"})
    void firstEndOfAConnection_isFollowedAtOnce(Cause cause) {
        assertThat(reconnect.after(cause, Duration.ofSeconds(5))).isZero();
        assertThat(reconnect.after(cause, Duration.ofSeconds(5))).isPositive();
    }

    @Test
    void failures_areForgotten_onlyAfter60UsefulSeconds() {
        for (var i = 0; i < 4; i++) {
            reconnect.after(Cause.CUT, Duration.ofSeconds(59));
        }
        assertThat(reconnect.after(Cause.CUT, Duration.ofSeconds(59))).isGreaterThanOrEqualTo(Duration.ofSeconds(40));

        assertThat(reconnect.after(Cause.CUT, Duration.ofSeconds(60))).isZero();
    }

    @Test
    void jitter_differs() {
        var waits = List.of(Cause.SERVER_ERROR, Cause.TAKEN, Cause.RATE_LIMITED, Cause.REFUSED).stream()
                .map(cause -> reconnect.after(cause, Duration.ZERO).toMillis() % 1000)
                .distinct();

        assertThat(waits).hasSizeGreaterThan(1);
    }
}
