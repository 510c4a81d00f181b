package dev.maskbot.ingest.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.ingest.lock.LeaseLock.Refused;
import dev.maskbot.ingest.lock.LeaseLock.Unknown;
import dev.maskbot.ingest.lock.LeaseLock.Written;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.x.PostId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The lock's item on Amazon's own conditional writes. */
@Timeout(60)
@ExtendWith(DynamoDb.class)
final class LeaseLockTest {
    private final DynamoDbClient dynamo;
    private final Wire wire = new Wire();
    private StateTable table;
    private LeaseLock a;
    private LeaseLock b;

    LeaseLockTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void create() {
        table = StateTable.create(dynamo);
        a = new LeaseLock(wire.client(dynamo), table.name(), "a");
        b = new LeaseLock(dynamo, table.name(), "b");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void lockNobodyHasHad_isTaken_withTheFirstToken() {
        var taken = take(a);

        assertThat(taken.token()).isEqualTo(1);
        assertThat(table.owner()).isEqualTo("a");
        assertThat(table.item()).containsEntry("lease", AttributeValue.fromN("15"));
    }

    @Test
    void oneOfManyAtOnce_hasIt() throws Exception {
        var answers = new ArrayList<Future<LeaseLock.Writing>>();
        var seen = read(a);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var lock = new LeaseLock(dynamo, table.name(), "instance-" + i);
                Callable<LeaseLock.Writing> taking = () -> lock.take(seen);
                answers.add(threads.submit(taking));
            }
        }

        assertThat(answers.stream().map(Future::resultNow).filter(Written.class::isInstance))
                .hasSize(1);
    }

    @Test
    void lockRenewedSinceItWasSeen_isNotTaken() {
        take(a);
        var seen = read(b);
        renew(a, 5);

        assertThat(b.take(seen)).isInstanceOf(Refused.class);
        assertThat(table.owner()).isEqualTo("a");
    }

    @Test
    void watermarkInTheItem_isWhereTheNextTermBegins() {
        table.putWatermark(100);

        assertThat(take(a).watermark()).contains(new PostId(100));
        renew(a, 200);
        assertThat(a.release(watermark(300)).orElseThrow()).isInstanceOf(Written.class);
        assertThat(table.owner()).isEmpty();
        assertThat(take(b).watermark()).contains(new PostId(300));
    }

    @Test
    void watermark_neverFalls() {
        take(a);
        renew(a, 200);

        renew(a, 100);
        assertThat(table.number("watermark")).isEqualTo(200);
        renew(a, Optional.empty());
        assertThat(table.number("watermark")).isEqualTo(200);
        a.release(watermark(100));
        assertThat(table.number("watermark")).isEqualTo(200);
    }

    @Test
    void whoLostTheLock_canWriteNothing() {
        take(a);
        renew(a, 200);
        take(b);
        renew(b, 300);
        var before = table.item();

        assertThat(a.renew(watermark(999), LeaseLock.CALL)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.now().owner()).contains("b");
            assertThat(refused.now().token()).isEqualTo(2);
        });
        assertThat(table.item()).isEqualTo(before);
        assertThat(a.release(watermark(999))).as("it is known to be another's").isEmpty();
        assertThat(table.item()).isEqualTo(before);
    }

    @Test
    void whoLostTheLockUnawares_cannotReleaseIt() {
        take(a);
        take(b);
        var before = table.item();

        assertThat(a.release(watermark(999)).orElseThrow()).isInstanceOf(Refused.class);
        assertThat(table.item()).isEqualTo(before);
    }

    @Test
    void deletedItem_isALostLock() {
        take(a);
        dynamo.deleteItem(request -> request.tableName(table.name()).key(Map.of("id", AttributeValue.fromS("ingest"))));

        assertThat(a.renew(Optional.empty(), LeaseLock.CALL)).isInstanceOf(Refused.class);
        assertThat(table.item()).isEmpty();
    }

    @Test
    void takingWhoseAnswerWasLost_isTaken() {
        var seen = read(a);
        wire.become(Wire.State.NEXT_ANSWER_LOST);

        assertThat(a.take(seen)).isInstanceOf(Written.class);
        assertThat(table.number("token")).as("taken once").isEqualTo(1);
        renew(a, 5);
    }

    @Test
    void renewalWhoseAnswerWasLost_isARenewal() {
        take(a);
        wire.become(Wire.State.NEXT_ANSWER_LOST);

        renew(a, 5);
        assertThat(table.number("watermark")).isEqualTo(5);
        renew(a, 6);
    }

    @Test
    void releaseWhoseAnswerWasLost_isARelease() {
        take(a);
        wire.become(Wire.State.NEXT_ANSWER_LOST);

        assertThat(a.release(watermark(5)).orElseThrow()).isInstanceOf(Written.class);
        assertThat(table.owner()).isEmpty();
    }

    @Test
    void releaseThatArrivesLate_takesNothingFromTheNext() throws Exception {
        take(a);
        a.release(watermark(5));
        var late = wire.last();
        take(b);
        var before = table.item();

        assertThat(late.call().httpResponse().statusCode()).isEqualTo(400);
        assertThat(table.item()).isEqualTo(before);
    }

    @Test
    void renewalThatArrivesLate_changesNothing() throws Exception {
        take(a);
        wire.become(Wire.State.CUT);
        assertThat(a.renew(watermark(5), LeaseLock.CALL)).isInstanceOf(Unknown.class);
        var late = wire.last();
        wire.become(Wire.State.WHOLE);
        renew(a, 9);
        var before = table.item();

        assertThat(late.call().httpResponse().statusCode()).isEqualTo(400);
        assertThat(table.item()).isEqualTo(before);
    }

    @Test
    void renewalOfAnOldTerm_thatArrivesLate_changesNothing() throws Exception {
        take(a);
        wire.become(Wire.State.CUT);
        a.renew(watermark(5), LeaseLock.CALL);
        a.renew(watermark(6), LeaseLock.CALL);
        var late = wire.last();
        wire.become(Wire.State.WHOLE);
        take(a);
        var before = table.item();

        assertThat(late.call().httpResponse().statusCode()).isEqualTo(400);
        assertThat(table.item()).isEqualTo(before);
    }

    @Test
    void silence_isNoAnswer_inTheTimeOfACall() {
        wire.become(Wire.State.SILENT);

        assertThat(a.read()).isInstanceOf(Unknown.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static LockRecord read(LeaseLock lock) {
        return (LockRecord) lock.read();
    }

    private static LockRecord take(LeaseLock lock) {
        return ((Written) lock.take(read(lock))).now();
    }

    private static void renew(LeaseLock lock, long watermark) {
        renew(lock, watermark(watermark));
    }

    private static void renew(LeaseLock lock, Optional<PostId> watermark) {
        assertThat(lock.renew(watermark, LeaseLock.CALL)).isInstanceOf(Written.class);
    }

    private static Optional<PostId> watermark(long post) {
        return Optional.of(new PostId(post));
    }
}
