package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesEndpointTest {
    private static final String RULES = "/2/tweets/search/stream/rules";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void noRules_haveNoData() {
        Answer answer = list();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo("{\"meta\":{\"sent\":\"2026-11-20T10:35:00.000Z\",\"result_count\":0}}");
    }

    @Test
    void addedRule_isCreatedAndListed() {
        Answer added = change("{\"add\":[{\"value\":\"@maskbot has:images\",\"tag\":\"photo\"},{\"value\":\"cat\"}]}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().at("/data/0/tag").asString()).isEqualTo("photo");
        assertThat(added.json().at("/data/1").has("tag")).isFalse();
        assertThat(added.json().at("/meta/summary").toString())
                .isEqualTo("{\"created\":2,\"not_created\":0,\"valid\":2,\"invalid\":0}");
        assertThat(list().json().path("data")).isEqualTo(added.json().path("data"));
    }

    @Test
    void listById_holdsThatRuleAlone() {
        String id = test.addRule("cat");
        test.addRule("dog");

        Answer listed = test.client.asApp("GET", RULES + "?ids=" + id);

        assertThat(listed.json().path("data"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("value").asString()).isEqualTo("cat"));
    }

    @Test
    void duplicate_namesTheExistingRule() {
        String id = test.addRule("cat");

        Answer again = change("{\"add\":[{\"value\":\"cat\",\"tag\":\"other\"}]}");

        assertThat(again.json().has("data")).isFalse();
        assertThat(again.json().at("/errors/0/title").asString()).isEqualTo("DuplicateRule");
        assertThat(again.json().at("/errors/0/id").asString()).isEqualTo(id);
        assertThat(again.json().at("/errors/0/type").asString()).endsWith("/problems/duplicate-rules");
        assertThat(again.json().at("/meta/summary").toString())
                .isEqualTo("{\"created\":0,\"not_created\":1,\"valid\":1,\"invalid\":0}");
    }

    @Test
    void invalidRule_isToldBesideTheCreatedOne() {
        Answer answer = change("{\"add\":[{\"value\":\"has:images\"},{\"value\":\"cat\"}]}");

        assertThat(answer.json().path("data")).hasSize(1);
        assertThat(answer.json().at("/errors/0/title").asString()).isEqualTo("UnprocessableEntity");
        assertThat(answer.json().at("/errors/0/details/0").asString()).contains("non-stopword clause");
        assertThat(answer.json().at("/errors/0/type").asString()).endsWith("/problems/invalid-rules");
        assertThat(answer.json().at("/meta/summary/invalid").asInt()).isEqualTo(1);
    }

    @Test
    void ruleOfMoreThan1024Characters_isInvalid() {
        Answer longest = change("{\"add\":[{\"value\":\"" + "c".repeat(1024) + "\"}]}");
        Answer longer = change("{\"add\":[{\"value\":\"" + "d".repeat(1025) + "\"}]}");

        assertThat(longest.json().at("/meta/summary/created").asInt()).isEqualTo(1);
        assertThat(longer.json().at("/meta/summary/invalid").asInt()).isEqualTo(1);
    }

    @Test
    void ruleBeyondTheThousandth_isNotCreated() {
        String thousandAndOne = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> "{\"value\":\"word" + i + "\"}")
                .collect(Collectors.joining(","));

        Answer answer = change("{\"add\":[" + thousandAndOne + "]}");

        assertThat(answer.json().path("data")).hasSize(1000);
        assertThat(answer.json().at("/errors/0/value").asString()).isEqualTo("word1000");
        assertThat(answer.json().at("/errors/0/type").asString()).endsWith("/problems/rule-cap");
    }

    @Test
    void dryRun_changesNothing() {
        Answer added = test.client.asApp("POST", RULES + "?dry_run=true", "{\"add\":[{\"value\":\"cat\"}]}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().at("/meta/summary/created").asInt()).isEqualTo(1);
        assertThat(list().json().has("data")).isFalse();
    }

    @Test
    void delete_byIdsAndByValues() {
        String cat = test.addRule("cat");
        test.addRule("dog");
        test.addRule("bird");

        Answer byId = change("{\"delete\":{\"ids\":[\"" + cat + "\"]}}");
        Answer byValue = change("{\"delete\":{\"values\":[\"dog\"]}}");

        assertThat(byId.status()).isEqualTo(200);
        assertThat(byId.json().at("/meta/summary").toString()).isEqualTo("{\"deleted\":1,\"not_deleted\":0}");
        assertThat(byValue.json().at("/meta/summary/deleted").asInt()).isEqualTo(1);
        assertThat(list().json().path("data")).hasSize(1);
    }

    @Test
    void deletionOfAnUnknownRule_isToldAsAnError() {
        Answer answer = change("{\"delete\":{\"ids\":[\"5\"]}}");

        assertThat(answer.json().at("/meta/summary").toString()).isEqualTo("{\"deleted\":0,\"not_deleted\":1}");
        assertThat(answer.json().at("/errors/0/detail").asString()).isEqualTo("Rule does not exist");
    }

    @Test
    void unknownKey_isRefused() {
        Answer answer = change("{\"add\":[{\"value\":\"cat\",\"label\":\"x\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo("$.add[0].label: is not defined in the schema and the schema does not allow additional"
                        + " properties");
    }

    @Test
    void ruleWithoutValue_isRefused() {
        assertThat(change("{\"add\":[{\"tag\":\"x\"}]}").message())
                .isEqualTo("$.add.value: is missing but it is required");
    }

    @Test
    void neitherAddNorDelete_isRefused() {
        assertThat(change("{}").status()).isEqualTo(400);
        assertThat(change("{\"add\":[{\"value\":\"cat\"}],\"delete\":{\"ids\":[\"1\"]}}")
                        .status())
                .isEqualTo(400);
    }

    private Answer list() {
        return test.client.asApp("GET", RULES);
    }

    private Answer change(String json) {
        return test.client.asApp("POST", RULES, json);
    }
}
