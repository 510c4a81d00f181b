package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account and an app may create in a day. */
final class DayLimitTest {
    private final VirtualClock clock = new VirtualClock();
    private final LocalX x = LocalX.start(LocalXSettings.of(XClient.CREDENTIALS, TestX.BOT)
            .withClock(clock)
            .withPostsPerDay(2)
            .withRepliesPerDay(1));
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
    void headersOfMedia_tellBothLimits() {
        var form = new Multipart().file("media", TestImages.jpeg(30, 20)).field("media_category", "tweet_image");
        var upload = client.asBot("/2/media/upload", form);
        var description = client.asBot(
                "POST",
                "/2/media/metadata",
                "{\"id\":\"%s\",\"metadata\":{\"alt_text\":{\"text\":\"red and blue\"}}}"
                        .formatted(upload.json().at("/data/id").asString()));

        assertThat(List.of(upload, description)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-app-limit-24hour-limit")).isEqualTo("50000");
            assertThat(answer.header("x-app-limit-24hour-remaining")).isEqualTo("49999");
            assertThat(answer.header("x-user-limit-24hour-remaining")).isEqualTo("49999");
        });
    }

    @Test
    void limitOfTheApp_isThatOfAllItsAccounts() {
        post("first");
        var other = x.authorize(x.findOrCreateUser("alice"));

        var second = client.with("Bearer " + other.accessToken(), "POST", "/2/tweets");

        assertThat(second.header("x-app-limit-24hour-remaining")).isEqualTo("9998");
        assertThat(second.header("x-rate-limit-remaining")).isEqualTo("99");
    }

    @Test
    void tokenOfTheWrongKind_takesNothingOfTheDay() {
        client.asApp("POST", "/2/tweets", "{\"text\":\"hello\"}");

        assertThat(post("first").header("x-app-limit-24hour-remaining")).isEqualTo("9999");
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

    @Test
    void refusedPost_takesNothingOfTheDay() {
        post("first");

        var again = post("first");

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.header("x-user-limit-24hour-remaining")).isEqualTo("1");
        assertThat(post("second").status()).isEqualTo(201);
    }

    @Test
    void replies_haveADayOfTheirOwn() {
        post("first");
        post("second");

        var reply = reply("third");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("x-user-limit-24hour-limit")).isEqualTo("1");
        assertThat(reply.header("x-user-limit-24hour-remaining")).isEqualTo("0");
        assertThat(reply("fourth").status()).isEqualTo(429);
        clock.advance(Duration.ofDays(1));
        assertThat(reply("fifth").status()).isEqualTo(201);
    }

    private XClient.Answer reply(String text) {
        var mention = x.post(x.findOrCreateUser("alice"), "@maskbot please", List.of(), Optional.empty());
        return client.asBot(
                "POST",
                "/2/tweets",
                "{\"text\":\"%s\",\"reply\":{\"in_reply_to_tweet_id\":\"%d\"}}".formatted(text, mention.id()));
    }

    private XClient.Answer post(String text) {
        return client.asBot("POST", "/2/tweets", "{\"text\":\"" + text + "\"}");
    }
}
