package dev.maskbot.ingest.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What holds whatever happens, and in whatever order; a failure can be repeated by its seed. */
@Timeout(120)
@ExtendWith(DynamoDb.class)
final class LeaderElectorScheduleTest {
    private static final int EVENTS = 150;

    private final DynamoDbClient dynamo;

    LeaderElectorScheduleTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneAtMostHoldsAtAnyTime_andOneInTheEnd(long seed) {
        var random = new Random(seed);
        var table = StateTable.create(dynamo);
        try (var cluster = new Cluster(table, random)) {
            var names = 0;
            List<Instance> frozen = new ArrayList<>();
            while (cluster.instances().size() < 4) {
                cluster.start("i" + names++);
            }
            long token = 0;
            long watermark = 0;
            for (var event = 0; event < EVENTS; event++) {
                var one = cluster.instances()
                        .get(random.nextInt(cluster.instances().size()));
                switch (random.nextInt(12)) {
                    case 0 -> one.wire().become(Wire.State.CUT);
                    case 1 -> one.wire().become(Wire.State.NEXT_ANSWER_LOST);
                    case 2 -> cluster.close(one);
                    case 3 -> cluster.kill(one);
                    case 4 -> {
                        cluster.freeze(one);
                        frozen.add(one);
                    }
                    case 5 -> {
                        if (!frozen.isEmpty()) {
                            cluster.thaw(frozen.removeFirst());
                        }
                    }
                    case 6 -> cluster.instances().forEach(all -> all.wire().become(Wire.State.WHOLE));
                    default -> cluster.advance(Duration.ofMillis(random.nextInt(6000)));
                }
                while (cluster.instances().size() < 4) {
                    cluster.start("i" + names++);
                }
                cluster.instances().forEach(all -> all.work().comeTo(random.nextLong(1_000_000)));

                var now = "seed %d, event %d".formatted(seed, event);
                assertThat(cluster.collisions()).as(now).isEmpty();
                assertThat(table.number("token")).as(now).isGreaterThanOrEqualTo(token);
                assertThat(table.number("watermark")).as(now).isGreaterThanOrEqualTo(watermark);
                token = table.number("token");
                watermark = table.number("watermark");
            }
            assertThat(token).as("the lock has gone round").isGreaterThan(3);

            cluster.instances().forEach(all -> all.wire().become(Wire.State.WHOLE));
            cluster.advance(Duration.ofSeconds(25));
            assertThat(cluster.working()).hasSize(1).first().isEqualTo(table.owner());
        }
    }
}
