package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final String ME = "/2/users/me";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void everyAnswer_hasTheCommonHeaders() {
        Answer answer = test.client.asBot("GET", ME);

        assertThat(answer.header("api-version")).isEqualTo("2.167");
        assertThat(answer.header("x-access-level")).isEqualTo("read-write");
        assertThat(answer.header("x-transaction-id")).hasSize(16);
    }

    @Test
    void unknownPath_isNotFound() {
        Answer answer = test.client.asApp("GET", "/2/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("title").asString()).isEqualTo("Not Found");
        assertThat(answer.header("api-version")).isEqualTo("2.167");
    }

    @Test
    void unknownQueryParameter_isRefused() {
        Answer answer = test.client.asBot("GET", ME + "?fields=id");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("The query parameter [fields] is not one of [user.fields]");
        assertThat(answer.json().at("/errors/0/parameters/fields/0").asString()).isEqualTo("id");
        assertThat(answer.json().path("title").asString()).isEqualTo("Invalid Request");
    }

    @Test
    void calls_countDownTheLimit() {
        test.client.asBot("GET", ME);
        Answer second = test.client.asBot("GET", ME);

        assertThat(second.header("x-rate-limit-limit")).isEqualTo("75");
        assertThat(second.header("x-rate-limit-remaining")).isEqualTo("73");
        assertThat(second.header("x-rate-limit-reset"))
                .isEqualTo(Long.toString(test.clock.instant().plusSeconds(900).getEpochSecond()));
    }

    @Test
    void callBeyondTheLimit_isRefusedUntilTheReset() {
        for (int i = 0; i < 75; i++) {
            assertThat(test.client.asBot("GET", ME).status()).isEqualTo(200);
        }

        Answer refused = test.client.asBot("GET", ME);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.detail()).isEqualTo("Too Many Requests");
        assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");

        test.clock.advance(Duration.ofMinutes(15));
        assertThat(test.client.asBot("GET", ME).status()).isEqualTo(200);
    }

    @Test
    void limits_areCountedForEachKindOfToken() {
        Answer app = test.client.asApp("GET", "/2/users/111/mentions");
        Answer bot = test.client.asBot("GET", "/2/users/111/mentions");

        assertThat(app.header("x-rate-limit-remaining")).isEqualTo("449");
        assertThat(bot.header("x-rate-limit-remaining")).isEqualTo("299");
    }

    @Test
    void refusal_isTold() {
        test.client.anonymously(ME);

        assertThat(test.events).containsExactly(new XEvent.RequestRefused("GET", "/2/users/me", 401, "Unauthorized"));
    }
}
