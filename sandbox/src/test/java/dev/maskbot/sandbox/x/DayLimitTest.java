package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account and an app may create in a day. */
final class DayLimitTest {
    private final VirtualClock clock = new VirtualClock();
    private final LocalX x = LocalX.start(
            LocalXSettings.of(XClient.CREDENTIALS, TestX.BOT).withClock(clock).withPostsPerDay(2));
    private final XClient client = new XClient(x.url(), clock);

    @AfterEach
    void stop() {
        client.close();
        x.close();
    }

    @Test
    void headersOfAPost_tellBothLimits() {
        var first = post("first");

        assertThat(first.header("x-rate-limit-remaining")).isEqualTo("99");
        assertThat(first.header("x-user-limit-24hour-limit")).isEqualTo("2");
        assertThat(first.header("x-user-limit-24hour-remaining")).isEqualTo("1");
        assertThat(first.header("x-app-limit-24hour-limit")).isEqualTo("10000");
        assertThat(first.header("x-app-limit-24hour-remaining")).isEqualTo("9999");
        assertThat(Long.parseLong(first.header("x-app-limit-24hour-reset")))
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
    }

    @Test
    void readings_haveNoDailyLimit() {
        assertThat(client.asBot("GET", "/2/users/me").header("x-app-limit-24hour-limit"))
                .isNull();
    }

    @Test
    void dayOfPosts_hasAnEnd() {
        assertThat(post("first").status()).isEqualTo(201);
        assertThat(post("second").status()).isEqualTo(201);

        var third = post("third");

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("x-user-limit-24hour-remaining")).isEqualTo("0");
        assertThat(third.header("x-rate-limit-remaining")).isEqualTo("97");
        clock.advance(Duration.ofDays(1));
        assertThat(post("third").status()).isEqualTo(201);
    }

    private XClient.Answer post(String text) {
        return client.asBot("POST", "/2/tweets", "{\"text\":\"" + text + "\"}");
    }
}
