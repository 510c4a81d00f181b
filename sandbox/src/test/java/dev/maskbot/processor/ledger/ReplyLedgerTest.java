package dev.maskbot.processor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.LossyDynamoDb;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.ReplyLedger.Answer;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Held;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Settled;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger on Amazon's own conditional writes. */
@ExtendWith(DynamoDb.class)
final class ReplyLedgerTest {
    private static final Mention MENTION = new Mention(
            new MentionId("1784600000000000001"),
            "1784600000000000002",
            "1784600000000000001",
            "2",
            Instant.parse("2026-11-20T10:34:00Z"),
            "@maskbot please",
            "en",
            false,
            List.of(new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), "2", "")));
    private static final Prepared MASKED = new Prepared(Reason.MASKED, List.of("71", "72"));

    private final DynamoDbClient dynamo;
    private String table;
    private Instant now = Instant.parse("2026-11-20T10:35:00Z");
    private ReplyLedger ledger;

    ReplyLedgerTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void create() {
        table = LedgerTable.create(dynamo);
        ledger = new ReplyLedger(dynamo, table, () -> now);
    }

    @Test
    void firstToAsk_isGranted_withNothingAgainstTheMention() {
        var claim = granted();

        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.tries()).isEqualTo(0);
        assertThat(claim.prepared()).isEmpty();
        assertThat(claim.doubt()).isEmpty();
    }

    @Test
    void manyAtOnce_haveDifferentAttempts_andOnlyTheLastCanWrite() throws Exception {
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> ledger.claim(MENTION)));
            }
        }

        var claims = answers.stream()
                .map(Future::resultNow)
                .map(answer -> ((Granted) answer).claim())
                .sorted(Comparator.comparing(Claim::attempt))
                .toList();
        assertThat(claims.stream().map(Claim::attempt)).containsExactlyElementsOf(range(1, 20));
        for (var overtaken : claims.subList(0, 19)) {
            assertThatThrownBy(() -> ledger.prepared(overtaken, MASKED)).isInstanceOf(ClaimLost.class);
        }
        ledger.prepared(claims.getLast(), MASKED);
    }

    @Test
    void mention_isTakenOverAtOnce_andItsOldOwnerCanWriteNoMore() throws Exception {
        var old = granted();

        var claim = granted();

        assertThat(claim.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> ledger.posting(old, MASKED, 1)).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> ledger.failed(old)).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> settle(old, new Replied("9", Reason.MASKED))).isInstanceOf(ClaimLost.class);
        settle(claim, new Replied("9", Reason.MASKED));
    }

    @Test
    void preparedReply_isFoundByWhoGoesOn() throws Exception {
        ledger.prepared(granted(), MASKED);

        var claim = granted();

        assertThat(claim.prepared()).contains(MASKED);
        assertThat(claim.doubt()).isEmpty();
        ledger.unprepared(claim);
        assertThat(granted().prepared()).isEmpty();
    }

    @Test
    void replyOnItsWay_isWaitedFor_thenInDoubt() throws Exception {
        var begun = now;
        ledger.posting(granted(), MASKED, 1);

        pass(ReplyLedger.SENDING.minusSeconds(1));
        assertThat(ledger.claim(MENTION)).isEqualTo(new Held(begun.plus(ReplyLedger.SENDING)));
        pass(Duration.ofSeconds(1));

        assertThat(granted().doubt()).contains(new Doubt(MASKED, begun, 1));
    }

    @Test
    void replyThatWasCertainlyNotSent_leavesNoDoubt() throws Exception {
        var claim = granted();
        ledger.posting(claim, MASKED, 1);
        ledger.prepared(claim, MASKED);

        var next = granted();

        assertThat(next.doubt()).isEmpty();
        assertThat(next.prepared()).contains(MASKED);
    }

    @Test
    void attemptThatEndsByItself_isNotCounted() {
        granted();

        assertThat(granted().tries()).isEqualTo(0);
    }

    @Test
    void attemptThatEndsInDanger_isCounted_asOneThatFailed() throws Exception {
        var first = granted();
        ledger.risk(first);
        ledger.risk(first);
        var second = granted();
        ledger.failed(second);

        assertThat(second.tries()).isEqualTo(1);
        assertThat(granted().tries()).isEqualTo(2);
    }

    @Test
    void attemptThatOutlivedItsDanger_isNotCounted() throws Exception {
        var waiting = granted();
        ledger.risk(waiting);
        ledger.excuse(waiting);
        assertThat(granted().tries()).isEqualTo(0);

        var ready = granted();
        ledger.risk(ready);
        ledger.prepared(ready, MASKED);
        assertThat(granted().tries()).isEqualTo(0);
    }

    @Test
    void settledMention_staysSettled_andIsKeptForAMonth() throws Exception {
        var claim = granted();
        ledger.posting(claim, MASKED, 1);
        settle(claim, new Replied("77", Reason.MASKED));
        pass(Duration.ofDays(3));

        assertThat(ledger.claim(MENTION)).isEqualTo(new Settled());
        assertThat(item()).containsEntry("state", AttributeValue.fromS("REPLIED"));
        assertThat(item()).containsEntry("reply", AttributeValue.fromS("77"));
        assertThat(item())
                .containsEntry(
                        "expires",
                        AttributeValue.fromN(Long.toString(
                                Instant.parse("2026-12-20T10:35:00Z").getEpochSecond())));
    }

    @Test
    void writeWhoseAnswerIsLost_isRepeatedByTheSdk_andKeepsTheClaim() throws Exception {
        try (var lossy = new LossyDynamoDb(dynamo)) {
            var overBadWire = new ReplyLedger(lossy.client(), table, () -> now);
            var first = ((Granted) overBadWire.claim(MENTION)).claim();
            assertThat(first.attempt()).as("recognised as its own").isEqualTo(1);
            var claim = ((Granted) overBadWire.claim(MENTION)).claim();
            assertThat(claim.attempt()).isEqualTo(2);

            overBadWire.posting(claim, MASKED, 1);
            overBadWire.prepared(claim, MASKED);
            overBadWire.posting(claim, MASKED, 1);
            overBadWire.settle(claim, MENTION, new Replied("77", Reason.MASKED));
            assertThat(lossy.lost()).isGreaterThanOrEqualTo(6);
        }

        assertThat(item()).containsEntry("state", AttributeValue.fromS("REPLIED"));
    }

    @Test
    void writeThatArrivesAfterTheNextOne_changesNothing() throws Exception {
        var claim = granted();
        var before =
                new Claim(claim.mention(), claim.owner(), 1, 1, claim.writes(), Optional.empty(), Optional.empty());
        ledger.prepared(claim, MASKED);
        ledger.posting(claim, MASKED, 1);

        assertThatThrownBy(() -> ledger.prepared(before, MASKED)).isInstanceOf(ClaimLost.class);

        assertThat(item()).containsEntry("state", AttributeValue.fromS("POSTING"));
    }

    @Test
    void quarantinedMention_keepsItsReason_andItself() throws Exception {
        settle(granted(), new Quarantined(Reason.FAILED, 3));

        assertThat(item()).containsEntry("state", AttributeValue.fromS("QUARANTINED"));
        assertThat(item()).containsEntry("reason", AttributeValue.fromS("FAILED"));
        assertThat(MentionCodec.decode(item().get("payload").s().getBytes(UTF_8)))
                .isEqualTo(MENTION);
    }

    private void settle(Claim claim, Outcome.Settled outcome) throws ClaimLost {
        ledger.settle(claim, MENTION, outcome);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private Claim granted() {
        return ((Granted) ledger.claim(MENTION)).claim();
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private Map<String, AttributeValue> item() {
        return dynamo.getItem(request -> request.tableName(table)
                        .key(Map.of("mention", AttributeValue.fromS(MENTION.id().value()))))
                .item();
    }
}
