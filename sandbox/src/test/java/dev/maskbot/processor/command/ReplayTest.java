package dev.maskbot.processor.command;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.processor.ledger.Doubt;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Out of quarantine into a stream over the wire, however often and wherever broken off. */
@ExtendWith(DynamoDb.class)
final class ReplayTest {
    private final Bench bench;
    private final Mention mention;

    ReplayTest(DynamoDbClient dynamo) {
        this.bench = new Bench(dynamo);
        this.mention = bench.mention("100", "2");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void quarantinedMention_isInTheStreamAsItWas_andHasAllItsTriesAgain() throws Exception {
        bench.ledger.failed(bench.claim(mention));
        bench.ledger.failed(bench.claim(mention));
        bench.settle(mention, new Quarantined(Reason.FAILED, 3));

        var result = bench.run("replay", "100");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("100 FAILED, given up at ");
        assertThat(bench.records()).singleElement().satisfies(record -> {
            assertThat(record.partitionKey()).isEqualTo("100");
            assertThat(MentionCodec.decode(record.data().asByteArray())).isEqualTo(mention);
        });
        assertThat(bench.item(mention).state()).isEqualTo(State.RELEASED);
        var claim = bench.claim(mention);
        assertThat(claim.attempt()).isEqualTo(4);
        assertThat(claim.tries()).isZero();
        assertThat(claim.doubt()).isEmpty();
        bench.ledger.settle(claim, mention, new Replied("777", Reason.MASKED));
        assertThat(bench.item(mention).payload()).as("what it said").isEmpty();
    }

    @Test
    void replayOfAll_repeated_putsNothingTwice() throws Exception {
        quarantine(Reason.FAILED, "101", "102", "103");

        var first = bench.run("replay", "--all", "--json");
        var second = bench.run("replay", "--all");

        assertThat(first.json())
                .hasSize(3)
                .allMatch(json -> json.path("replayed").asBoolean());
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).isEqualToIgnoringNewLines("0 sent through again");
        assertThat(bench.records()).hasSize(3);
    }

    @Test
    void replayBrokenOffBeforeThePut_goesOn_andTheMentionCouldBeClaimedMeanwhile() throws Exception {
        quarantine(Reason.FAILED, "101", "102");
        assertThat(Bench.run(with(Break.BEFORE), "replay", "--all").exitCode()).isEqualTo(69);
        assertThat(bench.records()).isEmpty();
        assertThat(states("101", "102")).containsExactlyInAnyOrder(State.RELEASING, State.QUARANTINED);

        assertThat(bench.run("replay", "--all").out()).endsWith("2 sent through again\n");

        assertThat(bench.records()).hasSize(2);
        assertThat(states("101", "102")).containsOnly(State.RELEASED);
    }

    @Test
    void replayBrokenOffAfterThePut_putsItTwice_andTheLedgerGrantsOne() throws Exception {
        quarantine(Reason.FAILED, "100");
        assertThat(Bench.run(with(Break.AFTER), "replay", "100").exitCode()).isEqualTo(69);
        assertThat(bench.item(mention).state()).isEqualTo(State.RELEASING);

        assertThat(bench.run("replay", "100").exitCode()).isZero();

        assertThat(bench.records()).hasSize(2);
        bench.settle(mention, new Replied("777", Reason.MASKED));
        assertThat(bench.ledger.claim(mention)).isEqualTo(new Answer.Settled());
    }

    @Test
    void workerThatIsFasterThanTheNote_keepsItsClaim() throws Exception {
        quarantine(Reason.FAILED, "100");
        bench.archive.release(bench.item(mention));
        var read = bench.item(mention);
        var claim = bench.claim(mention);

        bench.archive.released(read);
        assertThat(bench.item(mention).state()).isEqualTo(State.CLAIMED);
        assertThat(bench.run("replay", "100").exitCode()).isEqualTo(1);
        assertThat(bench.run("replay", "--all").out()).isEqualToIgnoringNewLines("0 sent through again");

        bench.ledger.settle(claim, mention, new Replied("777", Reason.MASKED));
    }

    @Test
    void manyOperatorsAtOnce_loseNothing_andTheLedgerGrantsOneOfEach() throws Exception {
        var ids = IntStream.range(100, 110).mapToObj(Integer::toString).toArray(String[]::new);
        quarantine(Reason.FAILED, ids);

        Callable<Bench.Result> replay = () -> bench.run("replay", "--all");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var operator : threads.invokeAll(nCopies(3, replay))) {
                assertThat(operator.get().exitCode()).isZero();
            }
        }

        assertThat(bench.records()).extracting(record -> record.partitionKey()).contains(ids);
        assertThat(states(ids)).containsOnly(State.RELEASED);
        for (var record : bench.records()) {
            var copy = MentionCodec.decode(record.data().asByteArray());
            if (bench.ledger.claim(copy) instanceof Answer.Granted(var claim)) {
                assertThat(claim.attempt()).isEqualTo(2);
                bench.ledger.settle(claim, copy, new Replied("777", Reason.MASKED));
            }
        }
    }

    @Test
    void ambiguousMention_keepsItsDoubt_andMayBeSentOnceMore() throws Exception {
        var reply = new Prepared(Reason.NO_FACE, List.of("71"));
        var claim = bench.claim(mention);
        bench.ledger.posting(claim, reply, 1);
        var since = bench.ledger.posting(claim, reply, 2);
        bench.ledger.settle(claim, mention, new Quarantined(Reason.AMBIGUOUS, 1));

        bench.run("replay", "--reason", "ambiguous");

        assertThat(bench.ledger.claim(mention)).isInstanceOf(Answer.Held.class);
        var later = new ReplyLedger(bench.dynamo, bench.deployment.ledgerTable(), () -> since.plusSeconds(61));
        assertThat(((Answer.Granted) later.claim(mention)).claim().doubt()).contains(new Doubt(reply, since, 1));
        assertThat(bench.item(mention).state()).as("should the worker die").isEqualTo(State.POSTING);
    }

    @Test
    void refusedMention_leavesNoDoubt_forXHasSaidSo() throws Exception {
        var claim = bench.claim(mention);
        bench.ledger.posting(claim, new Prepared(Reason.NO_FACE, List.of()), 1);
        bench.ledger.settle(claim, mention, new Quarantined(Reason.REFUSED_BY_X, 1));

        bench.run("replay", "100");

        assertThat(bench.claim(mention).doubt()).isEmpty();
    }

    @Test
    void reason_choosesAmongThem() throws Exception {
        quarantine(Reason.FAILED, "101");
        quarantine(Reason.REFUSED_BY_X, "102");

        assertThat(bench.run("replay", "--reason", "REFUSED_BY_X").exitCode()).isZero();

        assertThat(states("101", "102")).containsExactly(State.QUARANTINED, State.RELEASED);
    }

    @Test
    void dryRun_listsThem_andChangesNothing() throws Exception {
        quarantine(Reason.FAILED, "101", "102");

        var result = bench.run("replay", "--all", "--dry-run", "--json");

        assertThat(result.json())
                .hasSize(2)
                .noneMatch(json -> json.path("replayed").asBoolean());
        assertThat(bench.records()).isEmpty();
        assertThat(states("101", "102")).containsOnly(State.QUARANTINED);
    }

    @Test
    void whatIsNotInQuarantine_isRefused() throws Exception {
        bench.settle(mention, new Replied("777", Reason.MASKED));

        var answered = bench.run("replay", "100");
        var unknown = bench.run("replay", "101");

        assertThat(answered.exitCode()).isEqualTo(1);
        assertThat(answered.err()).contains("100 is REPLIED");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("`explain`");
    }

    @Test
    void recordThatIsNoMention_isExplained_andSentThroughAgainAsItWas() throws Exception {
        var bytes = new byte[] {(byte) 0xFF, 0, '{'};
        bench.malformed(new MalformedRecord("shardId-000000000001", "4966.2", bytes, "not a mention"));
        var id = "malformed#shardId-000000000001#4966.2";

        assertThat(bench.run("explain", id).out()).contains("QUARANTINED MALFORMED", "not a mention", "no mention");
        assertThat(bench.run("replay", "--reason", "malformed", "--dry-run").out())
                .contains(id);
        assertThat(bench.run("replay", id).exitCode()).isZero();

        assertThat(bench.records())
                .singleElement()
                .satisfies(record -> assertThat(record.data().asByteArray()).isEqualTo(bytes));
        assertThat(bench.run("replay", "--all").out()).startsWith("0 ");
    }

    @Test
    void recordThatWasTooLargeToKeep_isExplained_andCannotBeSentThroughAgain() throws Exception {
        bench.malformed(new MalformedRecord("shardId-000000000001", "1", new byte[64 * 1024 + 1], "too many bytes"));

        assertThat(bench.run("explain", "malformed#shardId-000000000001#1").out())
                .contains("too many bytes");
        var result = bench.run("replay", "malformed#shardId-000000000001#1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("too large");
        assertThat(bench.records()).isEmpty();
    }

    private enum Break implements ExecutionInterceptor {
        BEFORE {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                throw broken();
            }
        },
        AFTER {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                throw broken();
            }
        };

        private static RuntimeException broken() {
            return AwsServiceException.builder().message("broken off").build();
        }
    }

    /** The deployment, with a stream at which a replay breaks off. */
    private Deployment with(Break when) {
        var here = bench.deployment;
        var like = here.kinesis().serviceClientConfiguration();
        var breaking = KinesisClient.builder()
                .endpointOverride(like.endpointOverride().orElseThrow())
                .region(like.region())
                .credentialsProvider(bench.credentials())
                .httpClient(bench.http())
                .overrideConfiguration(calls -> calls.addExecutionInterceptor(when))
                .build();
        return new Deployment(
                here.x(),
                here.dynamo(),
                breaking,
                here.s3(),
                here.rekognition(),
                here.stream(),
                here.leaseTable(),
                here.ledgerTable(),
                here.stateTable(),
                here.unprocessedBucket(),
                here.processedBucket());
    }

    private void quarantine(Reason reason, String... ids) throws Exception {
        for (var id : ids) {
            bench.settle(bench.mention(id, "2"), new Quarantined(reason, 3));
        }
    }

    private List<State> states(String... ids) {
        return List.of(ids).stream()
                .map(id -> bench.item(bench.mention(id, "2")).state())
                .toList();
    }
}
