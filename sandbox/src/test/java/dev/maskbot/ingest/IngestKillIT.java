package dev.maskbot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ingest as it is deployed, killed. Each test mostly waits for a dead process's lock to end: all at once, but beside no
 * other class, whose processes need the machine.
 */
@Timeout(120)
final class IngestKillIT {
    private Daemons daemons;

    @BeforeEach
    void start() throws InterruptedException {
        daemons = new Daemons();
    }

    @AfterEach
    void stop() {
        daemons.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ofTwo_oneStreams_andWhenItIsKilled_theOtherDoes_within25s_andNothingIsLost() throws Exception {
        var late = new Kind.HeldSlot(Duration.ofSeconds(5)); // X learns late of what is killed
        daemons.x.faults().inject(Fault.of("x", late));
        var first = daemons.ingest(Map.of());
        first.await("stream.connected");
        var second = daemons.ingest(Map.of());
        second.await("lock.standby");
        second.await("daemon.ready");
        var posted = new TreeSet<String>();
        posted.addAll(daemons.post(20));
        assertThat(first.said("stream.connected")).isTrue();

        var killed = System.nanoTime();
        first.kill();
        while (!second.said("stream.connected")) {
            posted.addAll(daemons.post(1));
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(25));
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }
        posted.addAll(daemons.post(20));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(daemons.inKinesis()).containsAll(posted));
        assertThat(second.log()).noneMatch(entry -> entry.event().equals("daemon.failed"));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"mention.accepted", "mention.published", "sweep.completed"})
    void killedAtAnyStep_losesNothing(String step) throws Exception {
        var posted = new TreeSet<String>();
        var first = daemons.ingest(Map.of());
        first.await("stream.connected");
        var seen = first.count(step);
        posted.addAll(daemons.post(5));
        if (!step.startsWith("sweep")) {
            await().until(() -> first.count(step) > seen);
        }

        first.kill();
        posted.addAll(daemons.post(5));
        daemons.ingest(Map.of()).await("stream.connected");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(daemons.inKinesis()).containsAll(posted));
    }
}
