package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many calls X grants in 15 minutes, as it tells with every answer, a refusal too. */
final class RateLimitTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /2/tweets/search/stream,           50",
        "GET,    /2/tweets/search/stream/rules,    450",
        "POST,   /2/tweets/search/stream/rules,    100",
        "DELETE, /2/connections/all,                25",
        "GET,    /2/users/111/mentions,            450",
        "GET,    /2/tweets/search/recent,          450",
        "GET,    /2/tweets,                       3500"
    })
    void limitOfTheApp(String method, String path, String limit) {
        assertLimit(test.client.asApp(method, path, "{}"), limit);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /2/users/111/mentions,            300",
        "GET,    /2/tweets/search/recent,          300",
        "GET,    /2/tweets,                       5000",
        "GET,    /2/users/me,                       75",
        "POST,   /2/tweets,                        100",
        "DELETE, /2/tweets/5,                       50",
        "POST,   /2/media/upload,                  500",
        "GET,    /2/media/upload,                 1000",
        "POST,   /2/media/upload/initialize,      1875",
        "POST,   /2/media/upload/5/append,        1875",
        "POST,   /2/media/upload/5/finalize,      1875",
        "POST,   /2/media/metadata,                500"
    })
    void limitOfAnAccount(String method, String path, String limit) {
        assertLimit(test.client.asBot(method, path, "{}"), limit);
    }

    private static void assertLimit(XClient.Answer answer, String limit) {
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo(limit);
        assertThat(answer.header("x-rate-limit-remaining")).isEqualTo(Integer.toString(Integer.parseInt(limit) - 1));
        assertThat(answer.header("x-rate-limit-reset")).isNotNull();
    }
}
