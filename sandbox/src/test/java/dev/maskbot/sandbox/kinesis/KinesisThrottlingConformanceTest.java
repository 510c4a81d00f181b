package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What happens beyond the quotas of a shard. */
final class KinesisThrottlingConformanceTest {
    private static final String SHARD = "shardId-000000000000";
    private static final int MEBIBYTE = 1 << 20;

    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void overfullShard_failsTheEntriesItCannotTakeAndNoOthers() {
        String stream = target.stream(1);
        List<String> accepted = new ArrayList<>();
        int failed = 0;

        for (int batch = 0; batch < 8; batch++) {
            PutRecordsResponse response = putBatch(stream, batch);
            List<PutRecordsResultEntry> refused = response.records().stream()
                    .filter(entry -> entry.errorCode() != null)
                    .toList();
            assertThat(response.failedRecordCount()).isEqualTo(refused.size());
            assertThat(refused).allSatisfy(entry -> {
                assertThat(entry.errorCode()).isEqualTo("ProvisionedThroughputExceededException");
                assertThat(entry.errorMessage()).contains(SHARD, stream);
                assertThat(entry.sequenceNumber()).isNull();
            });
            failed += refused.size();
            response.records().stream()
                    .map(PutRecordsResultEntry::sequenceNumber)
                    .filter(number -> number != null)
                    .forEach(accepted::add);
        }

        assertThat(failed).isPositive();
        if (KinesisTarget.isLocal()) {
            assertThat(accepted).hasSize(1000);
        }
        assertThat(new ShardReader(target, stream).readFromTrimHorizon(SHARD).records())
                .extracting(Record::sequenceNumber)
                .isEqualTo(accepted);
    }

    @Test
    void throttledShard_takesRecordsAgainASecondLater() {
        target.requireVirtualClock();
        String stream = target.stream(1);
        putBatch(stream, 0);
        putBatch(stream, 1);
        assertThat(putBatch(stream, 2).failedRecordCount()).isEqualTo(500);

        target.pass(Duration.ofMillis(250));
        assertThat(putBatch(stream, 3).failedRecordCount()).isEqualTo(250);
        target.pass(Duration.ofSeconds(1));
        assertThat(putBatch(stream, 4).failedRecordCount()).isZero();
    }

    @Test
    void shard_takesAMebibyteASecond() {
        String stream = target.stream(1);
        target.requireVirtualClock();

        put(stream, MEBIBYTE / 2);
        assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
                .isThrownBy(() -> put(stream, MEBIBYTE / 2))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
        target.pass(Duration.ofSeconds(1));
        assertThatCode(() -> put(stream, MEBIBYTE / 2)).doesNotThrowAnyException();
    }

    @Test
    void fullShard_doesNotHoldUpAnother() {
        String stream = target.stream(2);
        target.requireVirtualClock();
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 500)
                .mapToObj(_ -> PutRecordsRequestEntry.builder()
                        .partitionKey("a")
                        .explicitHashKey("0")
                        .data(SdkBytes.fromUtf8String("low"))
                        .build())
                .toList();
        for (int i = 0; i < 3; i++) {
            target.client().putRecords(r -> r.streamName(stream).records(entries));
        }

        assertThat(target.client()
                        .putRecord(r -> r.streamName(stream)
                                .partitionKey("a")
                                .explicitHashKey("340282366920938463463374607431768211455")
                                .data(SdkBytes.fromUtf8String("high")))
                        .shardId())
                .isEqualTo("shardId-000000000001");
    }

    @Test
    void readsBeyondFiveASecond_areRefused() {
        String stream = target.stream(1);
        String iterator = iterator(stream);

        int answered = 0;
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            try {
                target.client().getRecords(r -> r.shardIterator(iterator));
                answered++;
            } catch (ProvisionedThroughputExceededException e) {
                assertThat(e.awsErrorDetails().errorMessage()).contains(SHARD, stream);
                refused++;
            }
        }

        assertThat(answered).isGreaterThanOrEqualTo(5);
        assertThat(refused).isPositive();
        if (KinesisTarget.isLocal()) {
            assertThat(answered).isEqualTo(5);
        }
    }

    @Test
    void readOfTenMebibytes_holdsUpTheNextForAsLongAsItTakes() {
        String stream = target.stream(1);
        for (int i = 0; i < 12; i++) {
            target.pass(Duration.ofSeconds(1));
            put(stream, MEBIBYTE - 1);
        }
        String iterator = iterator(stream);

        GetRecordsResponse page = target.client().getRecords(r -> r.shardIterator(iterator));
        assertThat(page.records()).hasSize(10);
        assertThat(page.millisBehindLatest()).isPositive();

        target.pass(Duration.ofSeconds(3));
        assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
                .isThrownBy(() -> target.client().getRecords(r -> r.shardIterator(page.nextShardIterator())));
        target.pass(Duration.ofSeconds(2));
        assertThat(target.client()
                        .getRecords(r -> r.shardIterator(page.nextShardIterator()))
                        .records())
                .hasSize(2);
    }

    private static PutRecordsResponse putBatch(String stream, int batch) {
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 500)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("a")
                        .data(SdkBytes.fromUtf8String(batch + "/" + i))
                        .build())
                .toList();
        return target.client().putRecords(r -> r.streamName(stream).records(entries));
    }

    private static void put(String stream, int bytes) {
        target.client()
                .putRecord(r ->
                        r.streamName(stream).partitionKey("a").data(SdkBytes.fromByteArrayUnsafe(new byte[bytes])));
    }

    private static String iterator(String stream) {
        return target.client()
                .getShardIterator(r -> r.streamName(stream).shardId(SHARD).shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
    }
}
