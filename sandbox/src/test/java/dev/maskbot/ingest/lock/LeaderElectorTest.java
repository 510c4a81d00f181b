package dev.maskbot.ingest.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.x.PostId;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Two instances and one lock: whose turn it is, whatever happens to either. */
@Timeout(60)
@ExtendWith(DynamoDb.class)
final class LeaderElectorTest {
    /** The interval of the polls, its jitter and a step of the clock. */
    private static final Duration A_POLL = Duration.ofMillis(1500);

    private final DynamoDbClient dynamo;
    private StateTable table;
    private Cluster cluster;
    private Instance a;
    private Instance b;

    LeaderElectorTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void start() {
        table = StateTable.create(dynamo);
        cluster = new Cluster(table, new Random(1));
        a = cluster.start("a");
        b = cluster.start("b");
    }

    @AfterEach
    void close() {
        cluster.close();
        assertThat(cluster.collisions()).isEmpty();
    }

    @Test
    void first_holds_andTheOtherStandsBy() {
        cluster.advance(Duration.ofMinutes(2));

        assertThat(cluster.working()).containsExactly("a");
        assertThat(a.elector().term().orElseThrow().token()).isEqualTo(1);
        assertThat(b.holds()).isFalse();
        assertThat(b.elector().alive()).isTrue();
        assertThat(table.number("renewal")).as("every 5 s").isBetween(23L, 26L);
    }

    @Test
    void closedHolder_handsOver_withinAPoll() {
        a.work().comeTo(700);
        cluster.close(a);
        assertThat(cluster.working()).isEmpty();
        assertThat(table.owner()).isEmpty();

        cluster.advance(A_POLL);

        assertThat(cluster.working()).containsExactly("b");
        assertThat(b.work().term().orElseThrow().token()).isEqualTo(2);
        assertThat(b.work().term().orElseThrow().watermark()).contains(new PostId(700));
    }

    @Test
    void deadHolder_isFollowed_afterItsLease_andNotBefore() {
        a.work().comeTo(300);
        cluster.advance(Duration.ofSeconds(9));
        advanceToARenewal();

        cluster.kill(a);

        cluster.advance(Duration.ofSeconds(15));
        assertThat(cluster.working()).isEmpty();
        cluster.advance(A_POLL.multipliedBy(2));
        assertThat(cluster.working()).containsExactly("b");
        assertThat(b.work().term().orElseThrow().watermark()).contains(new PostId(300));
    }

    @Test
    void holderCutOff_stepsDown_beforeTheOtherTakesOver() {
        advanceToARenewal();
        a.wire().become(Wire.State.CUT);

        cluster.advance(Duration.ofSeconds(11));
        assertThat(cluster.working()).containsExactly("a");
        cluster.advance(Duration.ofSeconds(1));
        assertThat(cluster.working()).isEmpty();
        assertThat(a.holds()).isFalse();
        cluster.advance(Duration.ofSeconds(3));
        assertThat(cluster.working()).isEmpty();
        cluster.advance(A_POLL.multipliedBy(2));
        assertThat(cluster.working()).containsExactly("b");

        a.wire().become(Wire.State.WHOLE);
        cluster.advance(Duration.ofMinutes(1));
        assertThat(cluster.working()).containsExactly("b");
    }

    @Test
    void failureShorterThanTheLease_changesNothing() {
        advanceToARenewal();
        a.wire().become(Wire.State.CUT);
        cluster.advance(Duration.ofSeconds(10));
        a.wire().become(Wire.State.WHOLE);

        cluster.advance(Duration.ofMinutes(1));

        assertThat(cluster.working()).containsExactly("a");
        assertThat(table.number("token")).isEqualTo(1);
    }

    @Test
    void outageForAll_endsWithOneHolder() {
        a.wire().become(Wire.State.CUT);
        b.wire().become(Wire.State.CUT);
        cluster.advance(Duration.ofMinutes(1));
        assertThat(cluster.working()).isEmpty();
        a.wire().become(Wire.State.WHOLE);

        cluster.advance(A_POLL);

        assertThat(cluster.working())
                .as("who held it last needs no lease to pass")
                .containsExactly("a");
        assertThat(table.number("token")).isEqualTo(2);
    }

    @Test
    void holderThatWasFrozen_canNeitherRenew_norMoveTheWatermark() {
        advanceToARenewal();
        cluster.freeze(a);
        cluster.advance(Duration.ofSeconds(20));
        assertThat(cluster.working()).containsExactly("b");
        b.work().comeTo(500);
        advanceToARenewal();
        var before = table.item();

        a.work().comeTo(999);
        a.advance(Duration.ofSeconds(5)); // to its own clock no time has passed: it tries

        assertThat(a.holds()).isFalse();
        assertThat(table.item()).isEqualTo(before);
    }

    @Test
    void holderThatSeesItOverslept_stepsDown_withoutAWord() {
        advanceToARenewal();
        cluster.freeze(a);
        cluster.advance(Duration.ofSeconds(20));
        var before = table.item();

        a.time().jump(Duration.ofSeconds(20));

        await().until(() -> !a.holds());
        assertThat(table.owner()).isEqualTo("b");
        assertThat(table.number("token"))
                .isEqualTo(Long.parseLong(before.get("token").n()));
    }

    @Test
    void takingWhoseAnswerWasLost_isNoticed_andBegunOnce() {
        cluster.close(a);
        b.wire().become(Wire.State.NEXT_ANSWER_LOST);
        cluster.advance(A_POLL);
        assertThat(table.owner()).as("taken unawares").isEqualTo("b");
        assertThat(cluster.working()).isEmpty();

        cluster.advance(A_POLL);

        assertThat(cluster.working()).containsExactly("b");
        assertThat(b.elector().term().orElseThrow().token()).isEqualTo(table.number("token"));
    }

    @Test
    void takenUnawares_isReleasedByClosing() {
        cluster.close(a);
        b.wire().become(Wire.State.NEXT_ANSWER_LOST);
        cluster.advance(A_POLL);
        assertThat(table.owner()).isEqualTo("b");

        cluster.close(b);

        assertThat(table.owner()).isEmpty();
    }

    @Test
    void closedStandby_leavesNoTrace() {
        cluster.advance(Duration.ofSeconds(3));
        var before = table.item();

        cluster.close(b);

        assertThat(table.item()).isEqualTo(before);
        assertThat(b.elector().alive()).isFalse();
        assertThat(cluster.working()).containsExactly("a");
    }

    /** Goes on until the holder has just renewed its lease. */
    private void advanceToARenewal() {
        var before = table.number("renewal");
        while (table.number("renewal") == before) {
            cluster.advance(Duration.ofMillis(250));
        }
    }
}
