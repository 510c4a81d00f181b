package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else X's OpenAPI document says of rules: counts, pages, deleting all, and how soon a rule acts. */
final class RulesContractTest {
    private static final String RULES = "/2/tweets/search/stream/rules";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void counts_areOfTheAppAndItsProject() {
        test.addRule("cat");
        test.addRule("dog");

        assertThat(test.client.asApp("GET", RULES + "/counts").json().toString())
                .isEqualTo("{'data':{'cap_per_client_app':'1000','cap_per_project':'1000','project_rules_count':'2',"
                                .replace('\'', '"')
                        + "\"client_app_rules_count\":{\"rule_count\":2}}}");
    }

    @Test
    void userToken_cannotCount() {
        assertThat(test.client.asBot("GET", RULES + "/counts").status()).isEqualTo(403);
    }

    @Test
    void pages_followOneAnother() {
        test.addRule("cat");
        test.addRule("dog");
        test.addRule("bird");

        var first = list("?max_results=2").json();
        var token = first.at("/meta/next_token").asString();
        var second = list("?max_results=2&pagination_token=" + token).json();

        assertThat(token).hasSize(16);
        assertThat(first.path("data")).hasSize(2);
        assertThat(second.at("/data/0/value").asString()).isEqualTo("bird");
        assertThat(second.at("/meta/result_count").asInt()).isEqualTo(1);
        assertThat(second.path("meta").has("next_token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?max_results=0", "?max_results=1001", "?pagination_token=nothing"})
    void pageThatCannotBe_isRefused(String query) {
        assertThat(list(query).status()).isEqualTo(400);
    }

    @Test
    void deleteAll_leavesNone() {
        test.addRule("cat");
        test.addRule("dog");

        assertThat(change("?delete_all=true&dry_run=true", "{}")
                        .json()
                        .at("/meta/summary/deleted")
                        .asInt())
                .isEqualTo(2);
        assertThat(list("").json().path("data")).hasSize(2);
        assertThat(change("?delete_all=true", "{}").status()).isEqualTo(200);
        assertThat(list("").json().has("data")).isFalse();
    }

    @Test
    void deleteAllAndAdd_excludeEachOther() {
        assertThat(change("?delete_all=true", "{\"add\":[{\"value\":\"cat\"}]}").status())
                .isEqualTo(400);
        assertThat(change("", "{}").status()).isEqualTo(400);
    }

    @Test
    void slowRule_actsAfterAWhile() {
        test.x.faults().inject(Fault.of("x", new Kind.SlowRules(Duration.ofSeconds(20))));
        test.addRule("@maskbot");
        try (var stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot too early");
            test.clock.advance(Duration.ofSeconds(20));
            var post = test.post(test.alice, "@maskbot now");

            assertThat(stream.nextPost().at("/data/id").asLong()).isEqualTo(post.id());
        }
    }

    private Answer list(String query) {
        return test.client.asApp("GET", RULES + query);
    }

    private Answer change(String query, String json) {
        return test.client.asApp("POST", RULES + query, json);
    }
}
