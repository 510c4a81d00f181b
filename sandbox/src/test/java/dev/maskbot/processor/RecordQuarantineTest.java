package dev.maskbot.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.LedgerTable;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.MalformedRecords;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.sandbox.aws.DynamoDb;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Records that are no mentions, in Amazon's ledger. */
@ExtendWith(DynamoDb.class)
final class RecordQuarantineTest {
    private static final Quarantined PASSED = new Quarantined(Reason.MALFORMED, 1);
    private static final MalformedRecord RECORD =
            new MalformedRecord("shardId-000000000000", "4966", "<html>".getBytes(UTF_8), "not a mention");

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String table;
    private final LedgerArchive archive;
    private final RefusingWire wire;
    private int naps;

    RecordQuarantineTest(DynamoDbClient dynamo) {
        this.table = LedgerTable.create(dynamo);
        this.archive = new LedgerArchive(dynamo, table);
        this.wire = new RefusingWire(dynamo);
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void record_isInQuarantine_andCountedOnce_howeverOftenItIsDelivered() {
        assertThat(quarantine().take(RECORD)).isEqualTo(PASSED);
        assertThat(quarantine().take(RECORD)).isEqualTo(PASSED);

        var item = item();
        assertThat(item.state()).isEqualTo(State.QUARANTINED);
        assertThat(item.reason()).contains(Reason.MALFORMED);
        assertThat(item.why()).contains("not a mention");
        assertThat(item.payload().orElseThrow().asUtf8String()).isEqualTo("<html>");
        assertThat(item.expires()).contains(now.plus(Duration.ofDays(7)));
        assertThat(meters.counter("mentions.quarantined").count()).isEqualTo(1);
    }

    @Test
    void recordThatWasSentThroughAgain_staysSo_whenItIsDeliveredLate() {
        quarantine().take(RECORD);
        archive.release(item());

        assertThat(quarantine().take(RECORD)).isEqualTo(PASSED);

        assertThat(item().state()).isEqualTo(State.RELEASING);
    }

    @Test
    void ledgerThatTakesNothing_isWaitedFor() {
        wire.refuse(503, 3);

        assertThat(quarantine().take(RECORD)).isEqualTo(PASSED);

        assertThat(naps).isEqualTo(3);
        assertThat(item().state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void recordThatTheLedgerRefuses_isPassed_andCounted() {
        wire.refuse(400, 1);

        assertThat(quarantine().take(RECORD)).isEqualTo(PASSED);

        assertThat(naps).isZero();
        assertThat(meters.counter("mentions.quarantined").count()).isEqualTo(1);
    }

    @Test
    void stopWhileTheLedgerIsSick_abandonsTheRecord() {
        wire.refuse(503, 1);
        Thread.currentThread().interrupt();

        assertThat(quarantine().take(RECORD)).isEqualTo(new Abandoned());
        assertThat(Thread.interrupted()).isTrue();
    }

    private RecordQuarantine quarantine() {
        var ledger = new ReplyLedger(wire.dynamo(), table, () -> now);
        return new RecordQuarantine(
                new MalformedRecords(wire.dynamo(), table, () -> now),
                new Outages(ledger, _ -> naps++, new Random(1)),
                meters);
    }

    private LedgerItem item() {
        return archive.find(RECORD.id()).orElseThrow();
    }
}
