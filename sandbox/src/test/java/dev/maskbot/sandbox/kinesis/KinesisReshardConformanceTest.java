package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;

/** Splits, merges and rescales, and reading through them. */
final class KinesisReshardConformanceTest {
    private static final String MIDDLE = BigInteger.TWO.pow(127).toString();

    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void split_closesTheShardAndHandsItsRangeToTwo() {
        String stream = target.stream(1);
        target.put(stream, "0", "before");

        target.split(stream, shardId(0), MIDDLE);
        target.put(stream, "0", "low");
        target.put(stream, MIDDLE, "high");

        List<Shard> shards = target.shards(stream);
        assertThat(shards).extracting(Shard::shardId).containsExactly(shardId(0), shardId(1), shardId(2));
        assertThat(shards).extracting(Shard::parentShardId).containsExactly(null, shardId(0), shardId(0));
        assertThat(shards).extracting(Shard::adjacentParentShardId).containsOnlyNulls();
        assertThat(shards.get(1).hashKeyRange().endingHashKey())
                .isEqualTo(new BigInteger(MIDDLE).subtract(BigInteger.ONE).toString());
        assertThat(shards.get(2).hashKeyRange().startingHashKey()).isEqualTo(MIDDLE);
        String end = shards.getFirst().sequenceNumberRange().endingSequenceNumber();
        assertThat(shards.subList(1, 3)).allSatisfy(child -> {
            assertThat(child.sequenceNumberRange().endingSequenceNumber()).isNull();
            assertThat(new BigInteger(child.sequenceNumberRange().startingSequenceNumber()))
                    .isGreaterThan(new BigInteger(end));
        });
        var reader = new ShardReader(target, stream);
        assertThat(reader.readFromTrimHorizon(shardId(1)).data()).containsExactly("low");
        assertThat(reader.readFromTrimHorizon(shardId(2)).data()).containsExactly("high");
    }

    @Test
    void closedShard_isReadToItsEndAndNamesItsChildren() {
        String stream = target.stream(1);
        target.put(stream, "0", "before");
        var reader = new ShardReader(target, stream);
        String latest = reader.iterator(shardId(0), r -> r.shardIteratorType("LATEST"));

        target.split(stream, shardId(0), MIDDLE);

        ShardReader.Reading all = reader.readFromTrimHorizon(shardId(0));
        assertThat(all.data()).containsExactly("before");
        assertThat(all.ended()).isTrue();
        assertThat(all.children()).extracting(ChildShard::shardId).containsExactlyInAnyOrder(shardId(1), shardId(2));
        assertThat(all.children())
                .allSatisfy(child -> assertThat(child.parentShards()).containsExactly(shardId(0)));
        assertThat(all.children())
                .extracting(ChildShard::hashKeyRange)
                .containsExactlyInAnyOrderElementsOf(target.shards(stream).subList(1, 3).stream()
                        .map(Shard::hashKeyRange)
                        .toList());
        ShardReader.Reading nothing = reader.read(latest);
        assertThat(nothing.ended()).isTrue();
        assertThat(nothing.records()).isEmpty();
        assertThat(nothing.children()).hasSize(2);
    }

    @Test
    void endingSequenceNumber_standsAfterTheLastRecord() {
        String stream = target.stream(1);
        target.put(stream, "0", "last");
        target.split(stream, shardId(0), MIDDLE);
        String end = target.shards(stream).getFirst().sequenceNumberRange().endingSequenceNumber();

        var reader = new ShardReader(target, stream);
        ShardReader.Reading rest = reader.read(reader.iterator(
                shardId(0), r -> r.shardIteratorType("AFTER_SEQUENCE_NUMBER").startingSequenceNumber(end)));

        assertThat(rest.records()).isEmpty();
        assertThat(rest.ended()).isTrue();
    }

    @Test
    void merge_handsTwoRangesToOneShard() {
        String stream = target.stream(2);
        target.put(stream, "0", "low");
        target.put(stream, MIDDLE, "high");

        merge(stream, shardId(0), shardId(1));
        target.put(stream, MIDDLE, "merged");

        Shard child = target.shards(stream).getLast();
        assertThat(child.parentShardId()).isEqualTo(shardId(0));
        assertThat(child.adjacentParentShardId()).isEqualTo(shardId(1));
        assertThat(child.hashKeyRange().startingHashKey()).isEqualTo("0");
        assertThat(child.hashKeyRange().endingHashKey()).isEqualTo("340282366920938463463374607431768211455");
        var reader = new ShardReader(target, stream);
        for (int parent = 0; parent < 2; parent++) {
            ChildShard named =
                    reader.readFromTrimHorizon(shardId(parent)).children().getFirst();
            assertThat(named.shardId()).isEqualTo(shardId(2));
            assertThat(named.parentShards()).containsExactlyInAnyOrder(shardId(0), shardId(1));
        }
        assertThat(ShardReader.texts(reader.readLineage())).containsExactly("low", "high", "merged");
    }

    @Test
    void updatedShardCount_makesShardsOfOneSize() {
        String stream = target.stream(2);

        for (int count : List.of(3, 5, 4, 2)) {
            UpdateShardCountResponse response = scale(stream, count);

            assertThat(response.targetShardCount()).isEqualTo(count);
            List<HashKeyRange> open = list(stream, ShardFilterType.AT_LATEST).stream()
                    .map(Shard::hashKeyRange)
                    .sorted(Comparator.comparing(range -> new BigInteger(range.startingHashKey())))
                    .toList();
            BigInteger size = BigInteger.TWO.pow(128).divide(BigInteger.valueOf(count));
            assertThat(open).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(open.get(i).startingHashKey())
                        .isEqualTo(size.multiply(BigInteger.valueOf(i)).toString());
            }
        }
    }

    @Test
    void writesDuringReshards_areAllReadOnceAndInOrder() throws Exception {
        String stream = target.stream(1);
        var acknowledged = new HashMap<String, List<String>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new HashMap<String, Future<List<String>>>();
            for (int i = 0; i < 4; i++) {
                String key = "writer-" + i;
                writers.put(key, executor.submit(() -> write(stream, key)));
            }
            for (int count : List.of(2, 4, 3, 2, 1)) {
                scale(stream, count);
            }
            for (var writer : writers.entrySet()) {
                acknowledged.put(writer.getKey(), writer.getValue().get());
            }
        }

        Map<String, List<String>> read = new ShardReader(target, stream)
                .readLineage().stream()
                        .collect(Collectors.groupingBy(
                                Record::partitionKey,
                                Collectors.mapping(r -> r.data().asUtf8String(), Collectors.toList())));
        assertThat(read).isEqualTo(acknowledged);
        assertThat(read.values()).allSatisfy(data -> assertThat(data).hasSizeGreaterThan(100));
    }

    private static List<String> write(String stream, String key) {
        var acknowledged = new ArrayList<String>();
        for (int batch = 0; batch < 40; batch++) {
            List<PutRecordsRequestEntry> entries = IntStream.range(batch * 10, batch * 10 + 10)
                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                            .partitionKey(key)
                            .data(SdkBytes.fromUtf8String(Integer.toString(i)))
                            .build())
                    .toList();
            PutRecordsResponse response =
                    target.patient().putRecords(r -> r.streamName(stream).records(entries));
            for (int i = 0; i < entries.size(); i++) {
                if (response.records().get(i).errorCode() == null) {
                    acknowledged.add(entries.get(i).data().asUtf8String());
                }
            }
        }
        return acknowledged;
    }

    @Test
    void impossibleReshards_areRefused() {
        String stream = target.stream(3);
        merge(stream, shardId(0), shardId(1));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.split(stream, shardId(0), "5"))
                .withMessageContaining("already been merged or split");
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.split(stream, shardId(2), "5"));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.split(stream, shardId(3), "1"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> target.split(stream, shardId(9), "5"));
        target.split(stream, shardId(3), "5");
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> merge(stream, shardId(4), shardId(2)))
                .withMessageContaining("not an adjacent pair");
    }

    @Test
    void scaling_isAtMostByTwoAndTenTimesADay() {
        String stream = target.stream(2);

        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> scale(stream, 5));
        target.requireVirtualClock();
        for (int i = 0; i < 10; i++) {
            scale(stream, 2 - (i + 1) % 2);
        }
        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> scale(stream, 1));
        target.pass(Duration.ofHours(25));
        assertThat(scale(stream, 1).currentShardCount()).isEqualTo(2);
    }

    private static void merge(String stream, String shard, String adjacent) {
        target.client()
                .mergeShards(r -> r.streamName(stream).shardToMerge(shard).adjacentShardToMerge(adjacent));
        target.awaitActive(stream);
    }

    private static UpdateShardCountResponse scale(String stream, int count) {
        UpdateShardCountResponse response = target.client()
                .updateShardCount(
                        r -> r.streamName(stream).targetShardCount(count).scalingType(ScalingType.UNIFORM_SCALING));
        target.awaitActive(stream);
        return response;
    }

    private static List<Shard> list(String stream, ShardFilterType filter) {
        return target.client()
                .listShards(r -> r.streamName(stream).shardFilter(f -> f.type(filter)))
                .shards();
    }

    private static String shardId(int index) {
        return "shardId-%012d".formatted(index);
    }
}
