package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Where records go, in which order, and which requests to put them are refused. */
final class KinesisRecordConformanceTest {
    private static final int MEBIBYTE = 1 << 20;

    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void record_goesToTheShardThatHoldsTheMd5OfItsKey() throws Exception {
        String stream = target.stream(4);

        for (int i = 0; i < 20; i++) {
            String key = "key-" + i;
            PutRecordResponse put = put(stream, key, "data");

            byte[] md5 = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
            assertThat(put.shardId()).isEqualTo(shardOf(stream, new BigInteger(1, md5)));
        }
    }

    @Test
    void explicitHashKey_overridesThePartitionKey() {
        String stream = target.stream(4);

        for (Shard shard : target.shards(stream)) {
            HashKeyRange range = shard.hashKeyRange();
            for (String key : List.of(range.startingHashKey(), range.endingHashKey())) {
                PutRecordResponse put = target.client()
                        .putRecord(r -> r.streamName(stream)
                                .partitionKey("the same")
                                .explicitHashKey(key)
                                .data(SdkBytes.fromUtf8String("data")));
                assertThat(put.shardId()).isEqualTo(shard.shardId());
            }
        }
    }

    @Test
    void records_keepTheirOrderAndContentWithinAShard() {
        String stream = target.stream(1);
        List<String> data = IntStream.range(0, 300).mapToObj(i -> "record-" + i).toList();

        PutRecordsResponse first = putAll(stream, data.subList(0, 200));
        PutRecordsResponse second = putAll(stream, data.subList(200, 300));

        assertThat(first.failedRecordCount() + second.failedRecordCount()).isZero();
        List<Record> records = new ShardReader(target, stream)
                .readFromTrimHorizon(shard(stream))
                .records();
        assertThat(ShardReader.texts(records)).isEqualTo(data);
        assertThat(records).extracting(Record::partitionKey).isEqualTo(data);
        List<BigInteger> numbers =
                records.stream().map(r -> new BigInteger(r.sequenceNumber())).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(records.getFirst().sequenceNumber())
                .isEqualTo(first.records().getFirst().sequenceNumber());
        assertThat(numbers.getFirst())
                .isGreaterThan(new BigInteger(
                        target.shards(stream).getFirst().sequenceNumberRange().startingSequenceNumber()));
    }

    @Test
    void record_mayBeEmptyAndHaveAnyKey() {
        String stream = target.stream(1);
        String key = "\u00e9\ud83d\ude00 key";

        put(stream, key, "");

        Record stored = new ShardReader(target, stream)
                .readFromTrimHorizon(shard(stream))
                .records()
                .getFirst();
        assertThat(stored.partitionKey()).isEqualTo(key);
        assertThat(stored.data().asByteArray()).isEmpty();
    }

    @Test
    void batchOfMoreThan500_isRefused() {
        String stream = target.stream(1);

        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> putAll(stream, Collections.nCopies(501, "a")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    @Test
    void emptyBatch_isRefused() {
        String stream = target.stream(1);

        assertThatExceptionOfType(KinesisException.class).isThrownBy(() -> putAll(stream, List.of()));
    }

    @Test
    void recordLargerThanAMebibyteWithItsKey_isRefused() {
        String stream = target.stream(1);

        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> put(stream, "key", "a".repeat(MEBIBYTE - 2)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
        assertThat(put(stream, "key", "a".repeat(MEBIBYTE - 3)).shardId()).isNotNull();
    }

    @Test
    void batchLargerThanFiveMebibytes_isRefusedWhole() {
        String stream = target.stream(1);

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> putAll(stream, Collections.nCopies(11, "a".repeat(MEBIBYTE / 2))));
        assertThat(new ShardReader(target, stream)
                        .readFromTrimHorizon(shard(stream))
                        .records())
                .isEmpty();
    }

    @Test
    void partitionKey_hasOneTo256Characters() {
        String stream = target.stream(1);

        assertThat(put(stream, "\u00e9".repeat(256), "a").shardId()).isNotNull();
        for (String key : List.of("", "a".repeat(257))) {
            assertThatExceptionOfType(KinesisException.class).isThrownBy(() -> put(stream, key, "a"));
        }
    }

    @Test
    void explicitHashKeyBeyond128Bits_isRefused() {
        String stream = target.stream(1);

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.client()
                        .putRecord(r -> r.streamName(stream)
                                .partitionKey("a")
                                .explicitHashKey("340282366920938463463374607431768211456")
                                .data(SdkBytes.fromUtf8String("data"))));
    }

    @Test
    void recordsPastRetention_areGone() {
        String stream = target.stream(1);
        var reader = new ShardReader(target, stream);
        String oldest = put(stream, "a", "old").sequenceNumber();
        target.pass(Duration.ofHours(23));
        put(stream, "a", "young");
        target.pass(Duration.ofHours(2));

        assertThat(reader.readFromTrimHorizon(shard(stream)).data()).containsExactly("young");
        String iterator = reader.iterator(
                shard(stream), r -> r.shardIteratorType("AT_SEQUENCE_NUMBER").startingSequenceNumber(oldest));
        assertThat(reader.read(iterator).data()).containsExactly("young");
    }

    @Test
    void raisedRetention_keepsRecords() {
        String stream = target.stream(1);
        target.client().increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(48));
        put(stream, "a", "old");
        target.pass(Duration.ofHours(47));

        var reader = new ShardReader(target, stream);
        assertThat(reader.readFromTrimHorizon(shard(stream)).data()).containsExactly("old");
        target.client().decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(24));
        assertThat(reader.readFromTrimHorizon(shard(stream)).data()).isEmpty();
    }

    private static PutRecordResponse put(String stream, String key, String data) {
        return target.patient()
                .putRecord(r -> r.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    private static PutRecordsResponse putAll(String stream, List<String> data) {
        List<PutRecordsRequestEntry> entries = data.stream()
                .map(text -> PutRecordsRequestEntry.builder()
                        .partitionKey(text.substring(0, Math.min(256, text.length())))
                        .data(SdkBytes.fromUtf8String(text))
                        .build())
                .toList();
        PutRecordsResponse response =
                target.client().putRecords(r -> r.streamName(stream).records(entries));
        assertThat(response.records())
                .extracting(PutRecordsResultEntry::errorCode)
                .containsOnlyNulls();
        return response;
    }

    private static String shard(String stream) {
        return target.shards(stream).getFirst().shardId();
    }

    private static String shardOf(String stream, BigInteger hashKey) {
        return target.shards(stream).stream()
                .filter(shard -> new BigInteger(shard.hashKeyRange().startingHashKey()).compareTo(hashKey) <= 0
                        && new BigInteger(shard.hashKeyRange().endingHashKey()).compareTo(hashKey) >= 0)
                .findFirst()
                .orElseThrow()
                .shardId();
    }
}
