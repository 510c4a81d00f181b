package dev.maskbot.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.sandbox.aws.DynamoDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What people and programs learn about a mention, from a ledger of Amazon's own. */
@ExtendWith(DynamoDb.class)
final class ExplainTest {
    private final Bench bench;

    ExplainTest(DynamoDbClient dynamo) {
        this.bench = new Bench(dynamo);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "1009", "777"})
    void answeredMention_isFoundByEveryIdThatPeopleKnow(String asked) throws Exception {
        bench.settle(bench.mention("100", "2"), new Replied("777", Reason.MASKED));

        var result = bench.run("explain", asked, "--json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.json()).singleElement().satisfies(json -> {
            assertThat(json.path("asked").asString()).isEqualTo(asked);
            assertThat(json.path("found").asBoolean()).isTrue();
            assertThat(json.path("mention").asString()).isEqualTo("100");
            assertThat(json.path("post").asString()).isEqualTo("1009");
            assertThat(json.path("state").asString()).isEqualTo("REPLIED");
            assertThat(json.path("reason").asString()).isEqualTo("MASKED");
            assertThat(json.path("underWay").asBoolean()).isFalse();
            assertThat(json.path("attempts").asInt()).isEqualTo(1);
            assertThat(json.path("replyUrl").asString()).isEqualTo("https://x.com/i/status/777");
            assertThat(json.path("settled").asString()).startsWith("20").endsWith("Z");
        });
    }

    @Test
    void people_readWords() throws Exception {
        bench.settle(bench.mention("100", "2"), new Skipped(Reason.TOO_OLD));

        var result = bench.run("explain", "100");

        assertThat(result.out())
                .startsWith("100 SKIPPED TOO_OLD")
                .contains("not answered: it was older than 24 hours when its turn came")
                .doesNotContain("x.com");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReason_hasWords(Reason reason) throws Exception {
        bench.settle(bench.mention("100", "2"), new Quarantined(reason, 3));

        assertThat(bench.run("explain", "100").out()).contains("QUARANTINED " + reason, "given up: ", "`replay`");
    }

    @Test
    void mentionThatAWorkerHas_isUnderWay() {
        bench.claim(bench.mention("100", "2"));

        var json = bench.run("explain", "100", "--json").json().getFirst();

        assertThat(json.path("state").asString()).isEqualTo("CLAIMED");
        assertThat(json.path("underWay").asBoolean()).isTrue();
        assertThat(json.has("reason")).isFalse();
    }

    @Test
    void unknownMention_isNotFound_andToldWhyThatCanBe() {
        var words = bench.run("explain", "100");
        var json = bench.run("explain", "100", "--json");

        assertThat(words.exitCode()).isEqualTo(1);
        assertThat(words.out()).contains("never ingested", "mention.ignored", "30 days", "the first");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().getFirst().path("found").asBoolean()).isFalse();
    }
}
