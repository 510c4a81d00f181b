package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.processor.consume.FanOut;
import dev.maskbot.processor.consume.LeaseSeed;
import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.Daemons.Instance;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Processors as they are deployed, which share the shards of one stream and lose and win some. */
@Timeout(180)
final class RebalanceIT {
    private static final String STREAM = "mentions";

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
    void ofTwo_oneIsKilled_andTheOtherHasAllShardsWithin15s() throws Exception {
        var leader = daemons.processor().await("shard.started");
        var other = daemons.processor();
        await().atMost(Duration.ofMinutes(1)).until(() -> held(leader) == 2 && held(other) == 2);

        leader.kill();

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .until(() -> held(other) == 4);
    }

    @Test
    void firstLeasesOfAProcessThatDiedBeforeItBegan_areTakenOver() {
        new LeaseSeed(daemons.aws.kinesis(), daemons.aws.dynamoDb(), STREAM, "processor", "nobody").plant();

        var processor = daemons.processor();

        await().atMost(Duration.ofSeconds(30)).until(() -> held(processor) == 4);
        assertThat(processor.said("lease.planted")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void shardsAreSplitAndMerged_andEveryMentionIsAnsweredOnce(FanOut fanOut) throws Exception {
        daemons.ingest(Map.of()).await("stream.connected");
        var variables = Map.of("MASKBOT_FAN_OUT", fanOut.name().toLowerCase(Locale.ROOT));
        var processors = List.of(daemons.processor(variables).await("shard.started"), daemons.processor(variables));
        var posted = new TreeSet<>(daemons.post(10));

        var shards = openShards();
        split(shards.getFirst());
        posted.addAll(daemons.post(20));
        merge(shards.get(2), shards.get(3));
        posted.addAll(daemons.post(20));
        await().atMost(Duration.ofMinutes(1)).until(() -> ended(processors) == 3);
        posted.addAll(daemons.post(10));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(daemons.answered()).containsAll(posted));
        assertThat(daemons.answered()).doesNotHaveDuplicates();
        assertThat(openShards()).hasSize(4);
        assertThat(processors).noneMatch(processor -> processor.said("daemon.failed"));
    }

    private static long held(Instance processor) {
        return processor.count("shard.started") - processor.count("shard.lost");
    }

    private static long ended(List<Instance> processors) {
        return processors.stream()
                .mapToLong(processor -> processor.count("shard.ended"))
                .sum();
    }

    private List<Shard> openShards() {
        return daemons.aws.kinesis().listShards(request -> request.streamName(STREAM)).shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .toList();
    }

    private void split(Shard shard) {
        var keys = shard.hashKeyRange();
        var middle = new BigInteger(keys.startingHashKey())
                .add(new BigInteger(keys.endingHashKey()))
                .shiftRight(1);
        daemons.aws
                .kinesis()
                .splitShard(request ->
                        request.streamName(STREAM).shardToSplit(shard.shardId()).newStartingHashKey(middle.toString()));
        awaitActive();
    }

    private void merge(Shard shard, Shard neighbour) {
        daemons.aws
                .kinesis()
                .mergeShards(request -> request.streamName(STREAM)
                        .shardToMerge(shard.shardId())
                        .adjacentShardToMerge(neighbour.shardId()));
        awaitActive();
    }

    private void awaitActive() {
        daemons.aws.kinesis().waiter().waitUntilStreamExists(request -> request.streamName(STREAM));
    }
}
