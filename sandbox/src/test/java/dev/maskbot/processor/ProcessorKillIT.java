package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.Daemons.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The processor as it is deployed, killed in the middle of its work. */
@Timeout(420)
final class ProcessorKillIT {
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
    void ofTwo_oneIsKilledAtOneStepAfterTheOther_andEveryMentionIsAnsweredOnce() throws Exception {
        daemons.ingest(Map.of()).await("stream.connected");
        var processors = new ArrayList<>(List.of(daemons.processor().await("shard.started"), daemons.processor()));
        var posted = new TreeSet<String>();
        for (var step : List.of("mention.claimed", "photo.moderated", "picture.uploaded", "reply.posted")) {
            var before = processors.stream().mapToLong(one -> one.count(step)).sum();
            posted.addAll(daemons.post(6));
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> processors.stream()
                                    .mapToLong(one -> one.count(step))
                                    .sum()
                            > before);
            var killed = processors.remove(processors.getFirst().count(step) > 0 ? 0 : 1);
            killed.kill();
            processors.add(daemons.processor());
        }

        // Whether X has a reply that was on its way shows only beside newer ones: people go on posting.
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    daemons.post(1);
                    assertThat(daemons.answered()).containsAll(posted);
                });
        assertThat(daemons.answered()).doesNotHaveDuplicates();
        assertThat(processors).noneMatch(ProcessorKillIT::hasFailed);
    }

    private static boolean hasFailed(Instance processor) {
        return processor.said("daemon.failed");
    }
}
