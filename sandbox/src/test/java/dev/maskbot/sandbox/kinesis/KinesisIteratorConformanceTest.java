package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** From where a polling reader reads, and how far. */
final class KinesisIteratorConformanceTest {
    private static final String SHARD = "shardId-000000000000";

    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void trimHorizon_readsAll() {
        String stream = target.stream(1);
        put(stream, "one", "two");

        assertThat(new ShardReader(target, stream).readFromTrimHorizon(SHARD).data())
                .containsExactly("one", "two");
    }

    @Test
    void latest_readsWhatComesAfterIt() {
        String stream = target.stream(1);
        var reader = new ShardReader(target, stream);
        put(stream, "before");

        String latest = reader.iterator(SHARD, r -> r.shardIteratorType("LATEST"));
        assertThat(reader.read(latest).data()).isEmpty();
        put(stream, "after");
        assertThat(reader.read(latest).data()).containsExactly("after");
    }

    @Test
    void sequenceNumber_readsAtOrAfterIt() {
        String stream = target.stream(1);
        var reader = new ShardReader(target, stream);
        List<String> numbers = put(stream, "one", "two", "three");

        assertThat(readFrom(reader, "AT_SEQUENCE_NUMBER", numbers.get(1))).containsExactly("two", "three");
        assertThat(readFrom(reader, "AFTER_SEQUENCE_NUMBER", numbers.get(1))).containsExactly("three");
        assertThat(readFrom(reader, "AFTER_SEQUENCE_NUMBER", numbers.get(2))).isEmpty();
    }

    @Test
    void startOfTheShard_isASequenceNumberToo() {
        String stream = target.stream(1);
        put(stream, "one");
        String start = target.shards(stream).getFirst().sequenceNumberRange().startingSequenceNumber();

        var reader = new ShardReader(target, stream);
        assertThat(readFrom(reader, "AT_SEQUENCE_NUMBER", start)).containsExactly("one");
    }

    @Test
    void timestamp_readsWhatArrivedThenOrLater() {
        String stream = target.stream(1);
        var reader = new ShardReader(target, stream);
        put(stream, "one");
        target.elapse(Duration.ofSeconds(1));
        put(stream, "two");
        target.elapse(Duration.ofSeconds(1));
        put(stream, "three");

        List<Record> records = reader.readFromTrimHorizon(SHARD).records();
        Instant second = records.get(1).approximateArrivalTimestamp();
        assertThat(second).isAfter(records.get(0).approximateArrivalTimestamp());
        assertThat(readAt(reader, second)).containsExactly("two", "three");
        assertThat(readAt(reader, second.plusMillis(1))).containsExactly("three");
        assertThat(readAt(reader, second.minus(Duration.ofDays(365)))).containsExactly("one", "two", "three");
    }

    @Test
    void timestampYetToCome_isRefused() {
        String stream = target.stream(1);
        var reader = new ShardReader(target, stream);

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> readAt(reader, Instant.parse("2100-01-01T00:00:00Z")));
    }

    @Test
    void limit_cutsThePageAndTellsHowFarBehindItIs() {
        String stream = target.stream(1);
        put(stream, "one", "two", "three");
        String iterator = new ShardReader(target, stream).iterator(SHARD, r -> r.shardIteratorType("TRIM_HORIZON"));

        GetRecordsResponse first =
                target.patient().getRecords(r -> r.shardIterator(iterator).limit(2));
        GetRecordsResponse second = target.patient()
                .getRecords(r -> r.shardIterator(first.nextShardIterator()).limit(2));

        assertThat(ShardReader.texts(first.records())).containsExactly("one", "two");
        assertThat(first.millisBehindLatest()).isPositive();
        assertThat(ShardReader.texts(second.records())).containsExactly("three");
        assertThat(second.millisBehindLatest()).isZero();
        assertThat(second.nextShardIterator()).isNotNull();
        assertThat(second.hasChildShards()).isFalse();
    }

    @Test
    void limitBeyond10000_isRefused() {
        String stream = target.stream(1);
        String iterator = new ShardReader(target, stream).iterator(SHARD, r -> r.shardIteratorType("LATEST"));

        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> target.client()
                        .getRecords(r -> r.shardIterator(iterator).limit(10_001)));
    }

    @Test
    void iterator_mayBeUsedAgain() {
        String stream = target.stream(1);
        var reader = new ShardReader(target, stream);
        put(stream, "one");
        String iterator = reader.iterator(SHARD, r -> r.shardIteratorType("TRIM_HORIZON"));

        assertThat(reader.read(iterator).data()).containsExactly("one");
        assertThat(reader.read(iterator).data()).containsExactly("one");
    }

    @Test
    void iteratorOlderThanFiveMinutes_hasExpired() {
        String stream = target.stream(1);
        String iterator = new ShardReader(target, stream).iterator(SHARD, r -> r.shardIteratorType("LATEST"));

        target.pass(Duration.ofMinutes(5));
        String next = target.client().getRecords(r -> r.shardIterator(iterator)).nextShardIterator();
        target.pass(Duration.ofMillis(1));

        assertThatExceptionOfType(ExpiredIteratorException.class)
                .isThrownBy(() -> target.client().getRecords(r -> r.shardIterator(iterator)));
        assertThat(target.client().getRecords(r -> r.shardIterator(next)).records())
                .isEmpty();
    }

    @Test
    void forgedIterator_isRefused() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.client().getRecords(r -> r.shardIterator("bm90IGFuIGl0ZXJhdG9y")));
    }

    @Test
    void iteratorOfADeletedStream_isNotFound() {
        String stream = target.stream(1);
        String iterator = new ShardReader(target, stream).iterator(SHARD, r -> r.shardIteratorType("LATEST"));
        target.deleteStream(stream);

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> target.client().getRecords(r -> r.shardIterator(iterator)));
    }

    @Test
    void sequenceNumberOfAnotherStream_isRefused() {
        String foreign = put(target.stream(1), "one").getFirst();
        var reader = new ShardReader(target, target.stream(1));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> readFrom(reader, "AT_SEQUENCE_NUMBER", foreign));
    }

    @Test
    void malformedPosition_isRefused() {
        var reader = new ShardReader(target, target.stream(1));

        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> readFrom(reader, "AT_SEQUENCE_NUMBER", "4711"));
        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> reader.iterator(SHARD, r -> r.shardIteratorType("AT_SEQUENCE_NUMBER")));
        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> reader.iterator(SHARD, r -> r.shardIteratorType("SOMEWHERE")));
    }

    @Test
    void unknownShard_isNotFound() {
        var reader = new ShardReader(target, target.stream(1));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> reader.iterator("shardId-000000000007", r -> r.shardIteratorType("LATEST")));
    }

    private static List<String> put(String stream, String... data) {
        return List.of(data).stream()
                .map(text -> target.client()
                        .putRecord(r -> r.streamName(stream).partitionKey("a").data(SdkBytes.fromUtf8String(text)))
                        .sequenceNumber())
                .toList();
    }

    private static List<String> readFrom(ShardReader reader, String type, String sequenceNumber) {
        return reader.read(
                        reader.iterator(SHARD, r -> r.shardIteratorType(type).startingSequenceNumber(sequenceNumber)))
                .data();
    }

    private static List<String> readAt(ShardReader reader, Instant time) {
        return reader.read(reader.iterator(
                        SHARD, r -> r.shardIteratorType("AT_TIMESTAMP").timestamp(time)))
                .data();
    }
}
