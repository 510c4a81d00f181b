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

/** How a term ends when the work or DynamoDB takes its time. */
@Timeout(60)
@ExtendWith(DynamoDb.class)
final class TermTest {
    private final DynamoDbClient dynamo;
    private StateTable table;
    private Cluster cluster;

    TermTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void start() {
        table = StateTable.create(dynamo);
        cluster = new Cluster(table, new Random(1));
    }

    @AfterEach
    void close() {
        cluster.close();
        assertThat(cluster.collisions()).isEmpty();
    }

    @Test
    void workThatDrainsForLong_keepsTheLock_untilItHas() throws Exception {
        var a = cluster.start("a");
        cluster.start("b");
        var drained = a.work().holdUpDraining();
        var closing = Thread.ofVirtual().start(a::close);

        cluster.advance(Duration.ofMinutes(1));
        assertThat(cluster.working()).containsExactly("a");
        assertThat(table.owner()).isEqualTo("a");
        a.work().comeTo(800);
        drained.countDown();
        closing.join();

        assertThat(table.owner()).isEmpty();
        assertThat(table.number("watermark")).isEqualTo(800);
        assertThat(a.work().hurried()).isFalse();
    }

    @Test
    void workThatDrainsForLong_isInterrupted_whenTheLeaseEnds() {
        var a = cluster.start("a");
        cluster.start("b");
        a.work().holdUpDraining();
        a.wire().become(Wire.State.CUT);

        cluster.advance(Duration.ofSeconds(12));

        assertThat(a.work().hurried()).isTrue();
        assertThat(cluster.working()).isEmpty();
    }

    @Test
    void workThatIsStillBeginning_keepsTheLock() {
        var a = cluster.start("a");
        cluster.start("b");
        cluster.close(a);
        var c = cluster.create("c");
        c.work().holdUpBeginning();
        c.start();
        assertThat(c.holds()).isTrue();

        for (var i = 0; i < 60; i++) {
            cluster.advance(Duration.ofSeconds(1));
            c.advance(Duration.ofSeconds(1));
        }

        assertThat(cluster.working()).containsExactly("c");
        c.close();
        assertThat(cluster.working()).isEmpty();
        assertThat(table.owner()).isEmpty();
    }

    @Test
    void workThatCannotBegin_isLeftToOthers() {
        var broken = cluster.create("broken");
        broken.work().breakDown();
        broken.startUnsettled();
        await().until(() -> broken.holds());
        var b = cluster.start("b");

        broken.time().advance(Duration.ofSeconds(5));
        cluster.advance(Duration.ofMillis(1500));

        assertThat(broken.elector().alive()).isFalse();
        assertThat(cluster.working()).containsExactly(b.name());
    }

    @Test
    void workThatCannotBeClosed_isNotLetGo_whileItMayGoOn() {
        var a = cluster.start("a");
        a.work().getStuck();

        cluster.close(a);

        assertThat(a.elector().alive()).isFalse();
        assertThat(table.owner()).as("left to expire, with the process").isEqualTo("a");
    }

    @Test
    void workThatCannotBeClosed_endsTheElector_whenItStepsDown() {
        var a = cluster.start("a");
        a.work().getStuck();
        a.wire().become(Wire.State.CUT);

        a.advance(Duration.ofSeconds(12));
        a.wire().become(Wire.State.WHOLE);

        assertThat(a.elector().alive()).as("for the sake of a new process").isFalse();
        assertThat(a.holds()).isTrue();
        assertThat(table.owner()).isEqualTo("a");
    }

    @Test
    void holder_isClosed_thoughDynamoDbIsSilent() {
        var a = cluster.start("a");
        a.wire().become(Wire.State.SILENT);
        var start = System.nanoTime();

        cluster.close(a);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(cluster.working()).isEmpty();
        assertThat(a.elector().alive()).isFalse();
    }

    @Test
    void holderThatRenews_isClosed_thoughDynamoDbIsSilent() {
        var a = cluster.start("a");
        a.wire().become(Wire.State.SILENT);
        a.time().jump(Duration.ofSeconds(5));
        await().until(() -> a.wire().waiting());
        var start = System.nanoTime();

        cluster.close(a);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(cluster.working()).isEmpty();
        assertThat(a.elector().alive()).isFalse();
    }

    @Test
    void standby_isClosed_thoughDynamoDbIsSilent() {
        var a = cluster.create("a");
        a.wire().become(Wire.State.SILENT);
        a.startUnsettled();
        await().until(() -> a.wire().waiting());
        var start = System.nanoTime();

        a.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(a.elector().alive()).isFalse();
        assertThat(table.item()).isEmpty();
    }

    @Test
    void closingTheLastOfAll_keepsTheWatermark() {
        table.putWatermark(100);
        var a = cluster.start("a");
        assertThat(a.work().term().orElseThrow().watermark()).contains(new PostId(100));
        a.work().comeTo(50);
        cluster.advance(Duration.ofSeconds(6));

        cluster.close(a);

        assertThat(table.number("watermark")).isEqualTo(100);
    }
}
