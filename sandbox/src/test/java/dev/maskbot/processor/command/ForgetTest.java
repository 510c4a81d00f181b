package dev.maskbot.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger.Answer;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is left of a person, in Amazon's tables and buckets over the wire. */
@ExtendWith(DynamoDb.class)
final class ForgetTest {
    private final Bench bench;

    ForgetTest(DynamoDbClient dynamo) {
        this.bench = new Bench(dynamo);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void account_leavesBareIdsBehind_thatAreNotAnsweredAgain() throws Exception {
        var asked = bench.mention("101", "42");
        var photographed = bench.mention("102", "7", "42");
        var other = bench.mention("103", "7");
        for (var mention : List.of(asked, photographed, other)) {
            bench.settle(mention, new Replied("777", Reason.MASKED));
            bench.photo(mention, 0);
            bench.photo(mention, 1);
        }
        bench.put("author#42");
        bench.put("author#7");

        var result = bench.run("forget", "42", "--json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.json()).singleElement().satisfies(json -> {
            assertThat(json.path("mentions").asInt()).isEqualTo(2);
            assertThat(json.path("optedOut").asBoolean()).isFalse();
        });
        for (var erased : List.of(asked, photographed)) {
            assertThat(bench.item(erased).attributes()).containsOnlyKeys("mention", "state", "reason", "expires");
            assertThat(bench.ledger.claim(erased)).isEqualTo(new Answer.Settled());
        }
        assertThat(bench.item(other).state()).isEqualTo(State.REPLIED);
        assertThat(bench.objects()).containsExactlyInAnyOrder("103/0", "103/1", "103/0", "103/1");
        assertThat(bench.state.item("author#42")).isEmpty();
        assertThat(bench.state.item("author#7")).isNotEmpty();
    }

    @Test
    void forgottenTwice_isTheSame() throws Exception {
        bench.settle(bench.mention("101", "42"), new Quarantined(Reason.FAILED, 3));

        bench.run("forget", "42");
        var again = bench.run("forget", "42", "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.json().getFirst().path("mentions").asInt()).isZero();
    }

    @Test
    void brokenOffBetweenPhotosAndRow_goesOn() throws Exception {
        var mention = bench.mention("101", "42");
        bench.settle(mention, new Replied("777", Reason.MASKED));
        bench.photo(mention, 0);
        new PhotoStore(bench.deployment.s3(), Bench.UNPROCESSED).removeAll("101");

        assertThat(bench.run("forget", "42").exitCode()).isZero();

        assertThat(bench.objects()).isEmpty();
        assertThat(bench.item(mention).state()).isEqualTo(State.ERASED);
    }

    @Test
    void mentionThatAWorkerHas_isLeftToIt_andTheExitCodeSaysSo() throws Exception {
        var mention = bench.mention("101", "42");
        var claim = bench.claim(mention);
        bench.photo(mention, 0);

        var result = bench.run("forget", "42", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().getFirst().path("underWay").path(0).asString()).isEqualTo("101");
        assertThat(result.err()).contains("101", "run this again");
        assertThat(bench.objects()).hasSize(2);
        bench.ledger.posting(claim, new Prepared(Reason.MASKED, List.of()), 1);
        bench.ledger.settle(claim, mention, new Replied("777", Reason.MASKED));
        assertThat(bench.run("forget", "42").exitCode()).isZero();
        assertThat(bench.objects()).isEmpty();
    }

    @Test
    void wishToBeLeftAlone_isKept_unlessThatIsToGoToo() {
        var optOuts = new OptOuts(bench.dynamo, bench.state.name());
        optOuts.stop("42", Instant.now());

        assertThat(bench.run("forget", "42").out()).contains("--also-opt-out");
        assertThat(optOuts.isOut("42")).isTrue();
        bench.run("forget", "42", "--also-opt-out");
        assertThat(bench.state.item("optout#42")).isEmpty();
    }

    @Test
    void wishToBeAnsweredAgain_isNotKept() {
        var optOuts = new OptOuts(bench.dynamo, bench.state.name());
        optOuts.start("42", Instant.now());

        bench.run("forget", "42");

        assertThat(bench.state.item("optout#42")).isEmpty();
    }

    @Test
    void manyPagesOfTheLedger_areAllRead() throws Exception {
        for (var id = 1000; id < 1040; id++) { // 40 rows of 30 KB are more than a page's 1 MB
            var wordy = new Mention(
                    new MentionId(Integer.toString(id)),
                    "x".repeat(30_000),
                    Integer.toString(id),
                    "42",
                    Instant.now(),
                    "",
                    "en",
                    false,
                    List.of());
            bench.settle(wordy, new Replied("777", Reason.MASKED));
        }

        assertThat(bench.run("forget", "42", "--json")
                        .json()
                        .getFirst()
                        .path("mentions")
                        .asInt())
                .isEqualTo(40);
    }
}
