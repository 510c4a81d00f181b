package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one call costs. */
final class PriceTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /2/users/me,                          0.010",
        "GET,    /2/users/111/mentions,                0.001",
        "GET,    /2/users/{author}/mentions,           0",
        "GET,    /2/users/111/tweets,                  0.001",
        "GET,    /2/users/{author}/tweets,             0.005",
        "GET,    /2/tweets/search/recent?query=please, 0.005",
        "GET,    /2/tweets?ids={mention},              0.005",
        "GET,    /2/tweets?ids=5,                      0",
        "DELETE, /2/tweets/{own},                      0.010"
    })
    void call_hasItsPrice(String method, String path, String dollars) {
        var mention = test.post(test.alice, "@maskbot please");
        var own = test.post(TestX.BOT, "hello");

        test.client.asBot(
                method,
                path.replace("{author}", Long.toString(test.alice.id()))
                        .replace("{mention}", Long.toString(mention.id()))
                        .replace("{own}", Long.toString(own.id())));

        assertThat(test.x.bill().dollars()).isEqualByComparingTo(dollars);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /2/tweets/search/stream/rules",
        "GET,    /2/tweets/search/stream/rules/counts",
        "GET,    /2/connections",
        "DELETE, /2/connections/all"
    })
    void management_isFree(String method, String path) {
        assertThat(test.client.asApp(method, path).status()).isEqualTo(200);

        assertThat(test.x.bill().counts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hello,                   0.015", "see https://example.com, 0.200"})
    void post_hasItsPrice(String text, String dollars) {
        test.client.asBot("POST", "/2/tweets", "{\"text\":\"%s\"}".formatted(text));

        assertThat(test.x.bill().dollars()).isEqualByComparingTo(dollars);
    }

    @ParameterizedTest
    @CsvSource({"there,                   0.010", "see https://example.com, 0.200"})
    void reply_hasItsPrice(String text, String dollars) {
        test.tweet(text, test.post(test.alice, "@maskbot please"));

        assertThat(test.x.bill().dollars()).isEqualByComparingTo(dollars);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0.005"})
    void description_costsMoreThanItsMedium(boolean described, String dollars) {
        var id = test.client.upload(TestImages.jpeg(30, 20));
        if (described) {
            test.client.asBot(
                    "POST",
                    "/2/media/metadata",
                    "{\"id\":\"%s\",\"metadata\":{\"alt_text\":{\"text\":\"red and blue\"}}}".formatted(id));
        }

        assertThat(test.x.bill().dollars()).isEqualByComparingTo(dollars);
    }
}
