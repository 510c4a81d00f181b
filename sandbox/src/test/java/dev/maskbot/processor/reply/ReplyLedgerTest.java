package dev.maskbot.processor.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Replied;
import dev.maskbot.processor.reply.ReplyLedger.Answer;
import dev.maskbot.processor.reply.ReplyLedger.Answer.Granted;
import dev.maskbot.processor.reply.ReplyLedger.Answer.Held;
import dev.maskbot.processor.reply.ReplyLedger.Answer.Settled;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger on Amazon's own conditional writes. */
@ExtendWith(DynamoDb.class)
final class ReplyLedgerTest {
    private static final MentionId MENTION = new MentionId("1784600000000000001");

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
    void firstToAsk_isGranted_andCountedAsAnAttempt() {
        var claim = granted("a");

        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.inDoubt()).isEmpty();
    }

    @Test
    void oneOfManyAtOnce_isGranted() throws Exception {
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var owner = "worker-" + i;
                Callable<Answer> asking = () -> ledger.claim(MENTION, owner);
                answers.add(threads.submit(asking));
            }
        }

        assertThat(answers.stream().map(Future::resultNow).filter(Granted.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whoHoldsIt_mayAskAgain_othersWait() {
        granted("a");

        assertThat(granted("a").attempt()).isEqualTo(2);
        assertThat(ledger.claim(MENTION, "b")).isEqualTo(new Held(now.plus(ReplyLedger.CLAIM)));
    }

    @Test
    void endedClaim_isTakenOver_andItsOldOwnerCanWriteNoMore() throws Exception {
        var old = granted("a");
        pass(ReplyLedger.CLAIM);

        var claim = granted("b");

        assertThat(claim.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> ledger.posting(old, Reason.MASKED)).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> ledger.settle(old, new Replied("9", Reason.MASKED)))
                .isInstanceOf(ClaimLost.class);
        ledger.posting(claim, Reason.MASKED);
        ledger.settle(claim, new Replied("9", Reason.MASKED));
    }

    @Test
    void claimOfWhoWasPosting_isInDoubt() throws Exception {
        var old = granted("a");
        pass(ReplyLedger.CLAIM.minusSeconds(1));
        ledger.posting(old, Reason.NO_FACE);
        pass(Duration.ofSeconds(2));
        assertThat(ledger.claim(MENTION, "b")).as("posting renews the claim").isInstanceOf(Held.class);
        pass(ReplyLedger.CLAIM);

        assertThat(granted("b").inDoubt()).contains(Reason.NO_FACE);
    }

    @Test
    void postingTakenBack_leavesNoDoubt() throws Exception {
        var old = granted("a");
        ledger.posting(old, Reason.MASKED);
        ledger.notPosted(old);
        pass(ReplyLedger.CLAIM);

        assertThat(granted("b").inDoubt()).isEmpty();
    }

    @Test
    void settledMention_staysSettled_andIsKeptForAMonth() throws Exception {
        var claim = granted("a");
        ledger.posting(claim, Reason.MASKED);
        ledger.settle(claim, new Replied("77", Reason.MASKED));
        pass(Duration.ofDays(3));

        assertThat(ledger.claim(MENTION, "b")).isEqualTo(new Settled());
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
        var dropped = new AtomicInteger();
        try (var http = Apache5HttpClient.create();
                var forgetful = losingFirstAnswers(http, dropped)) {
            var overBadWire = new ReplyLedger(forgetful, table, () -> now);
            var claim = granted("a");

            overBadWire.posting(claim, Reason.MASKED);
            overBadWire.notPosted(claim);
            assertThat(item()).containsEntry("state", AttributeValue.fromS("CLAIMED"));
            overBadWire.posting(claim, Reason.MASKED);
            overBadWire.settle(claim, new Replied("77", Reason.MASKED));
        }

        assertThat(item()).containsEntry("state", AttributeValue.fromS("REPLIED"));
        assertThat(dropped).hasValue(4);
    }

    @Test
    void settledMention_isNotBroughtBackByItsOwnClaim() throws Exception {
        var claim = granted("a");
        ledger.settle(claim, new Replied("77", Reason.MASKED));

        assertThatThrownBy(() -> ledger.posting(claim, Reason.MASKED)).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> ledger.notPosted(claim)).isInstanceOf(ClaimLost.class);
    }

    @Test
    void quarantinedMention_hasItsReason() throws Exception {
        ledger.settle(granted("a"), new Quarantined(Reason.FAILED, 3));

        assertThat(item()).containsEntry("state", AttributeValue.fromS("QUARANTINED"));
        assertThat(item()).containsEntry("reason", AttributeValue.fromS("FAILED"));
    }

    /** A client that hears 500 the first time of everything that DynamoDB has done. */
    private DynamoDbClient losingFirstAnswers(SdkHttpClient http, AtomicInteger dropped) {
        var configuration = dynamo.serviceClientConfiguration();
        var answered = new ExecutionAttribute<Boolean>("answered");
        return DynamoDbClient.builder()
                .endpointOverride(configuration.endpointOverride().orElseThrow())
                .region(configuration.region())
                .credentialsProvider((AwsCredentialsProvider) configuration.credentialsProvider())
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(new ExecutionInterceptor() {
                            @Override
                            public SdkHttpResponse modifyHttpResponse(
                                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                                if (attributes.getAttribute(answered) != null) {
                                    return context.httpResponse();
                                }
                                attributes.putAttribute(answered, true);
                                dropped.incrementAndGet();
                                return context.httpResponse().toBuilder()
                                        .statusCode(500)
                                        .build();
                            }
                        })
                        .build())
                .build();
    }

    private Claim granted(String owner) {
        return ((Granted) ledger.claim(MENTION, owner)).claim();
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private Map<String, AttributeValue> item() {
        return dynamo.getItem(request ->
                        request.tableName(table).key(Map.of("mention", AttributeValue.fromS(MENTION.value()))))
                .item();
    }
}
