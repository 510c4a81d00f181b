package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

final class KinesisStreamConformanceTest {
    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void newStream_isActiveWithShardsThatTileAllHashKeys() {
        String stream = target.stream(3);

        StreamDescriptionSummary summary = summary(stream);
        assertThat(summary.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary.openShardCount()).isEqualTo(3);
        assertThat(summary.retentionPeriodHours()).isEqualTo(24);
        List<Shard> shards = target.shards(stream);
        assertThat(shards)
                .extracting(Shard::shardId)
                .containsExactly("shardId-000000000000", "shardId-000000000001", "shardId-000000000002");
        assertThat(shards.getFirst().hashKeyRange().startingHashKey()).isEqualTo("0");
        assertThat(shards.getLast().hashKeyRange().endingHashKey())
                .isEqualTo("340282366920938463463374607431768211455");
        for (int i = 1; i < shards.size(); i++) {
            BigInteger end = new BigInteger(shards.get(i - 1).hashKeyRange().endingHashKey());
            assertThat(shards.get(i).hashKeyRange().startingHashKey())
                    .isEqualTo(end.add(BigInteger.ONE).toString());
        }
    }

    @Test
    void stream_isFoundByItsArn() {
        String stream = target.stream(1);
        String arn = target.arn(stream);

        target.client().putRecord(r -> r.streamARN(arn).partitionKey("a").data(SdkBytes.fromUtf8String("by arn")));

        assertThat(arn).endsWith(":stream/" + stream);
        assertThat(new ShardReader(target, stream)
                        .readFromTrimHorizon("shardId-000000000000")
                        .data())
                .containsExactly("by arn");
    }

    @Test
    void description_pagesTheShards() {
        String stream = target.stream(3);

        StreamDescription first = target.client()
                .describeStream(r -> r.streamName(stream).limit(2))
                .streamDescription();
        StreamDescription rest = target.client()
                .describeStream(r -> r.streamName(stream)
                        .limit(2)
                        .exclusiveStartShardId(first.shards().getLast().shardId()))
                .streamDescription();

        assertThat(first.hasMoreShards()).isTrue();
        assertThat(rest.hasMoreShards()).isFalse();
        assertThat(Stream.concat(first.shards().stream(), rest.shards().stream())
                        .toList())
                .isEqualTo(target.shards(stream));
    }

    @Test
    void streams_arePagedByName() {
        List<String> streams = Stream.of(target.stream(1), target.stream(1), target.stream(1))
                .sorted()
                .toList();

        List<String> listed = target.client().listStreamsPaginator(r -> r.limit(1)).stream()
                .flatMap(page -> page.streamNames().stream())
                .filter(streams::contains)
                .toList();

        assertThat(listed).isEqualTo(streams);
    }

    @Test
    void onDemandStream_choosesItsShardsItself() {
        String stream = "conformance-on-demand-" + System.nanoTime();
        target.client()
                .createStream(r -> r.streamName(stream).streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND)));
        target.awaitActive(stream);
        try {
            assertThat(summary(stream).streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
            assertThat(summary(stream).openShardCount()).isEqualTo(4);
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> target.client()
                            .mergeShards(r -> r.streamName(stream)
                                    .shardToMerge("shardId-000000000000")
                                    .adjacentShardToMerge("shardId-000000000001")));
        } finally {
            target.client().deleteStream(r -> r.streamName(stream));
        }
    }

    @Test
    void nameInUse_isRefused() {
        String stream = target.stream(1);

        assertThatExceptionOfType(ResourceInUseException.class)
                .isThrownBy(() ->
                        target.client().createStream(r -> r.streamName(stream).shardCount(1)));
    }

    @Test
    void unknownStream_isNotFound() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> target.client().describeStreamSummary(r -> r.streamName("no-such-stream")))
                .withMessageContaining("no-such-stream")
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                .satisfies(e -> assertThat(e.requestId()).isNotBlank());
    }

    @Test
    void nameWithASpace_isRefused() {
        assertThatExceptionOfType(KinesisException.class)
                .isThrownBy(() -> target.client()
                        .createStream(r -> r.streamName("two words").shardCount(1)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    @Test
    void retention_isRaisedAndLoweredAgain() {
        String stream = target.stream(1);

        target.client().increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(168));
        target.awaitActive(stream);
        assertThat(summary(stream).retentionPeriodHours()).isEqualTo(168);
        target.client().decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(48));
        target.awaitActive(stream);
        assertThat(summary(stream).retentionPeriodHours()).isEqualTo(48);
    }

    @Test
    void retention_staysWithinItsBoundsAndDirection() {
        String stream = target.stream(1);
        target.client().increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(48));
        target.awaitActive(stream);

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.client()
                        .increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(24)));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.client()
                        .increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(8761)));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.client()
                        .decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(72)));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> target.client()
                        .decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(23)));
    }

    private static StreamDescriptionSummary summary(String stream) {
        return target.client().describeStreamSummary(r -> r.streamName(stream)).streamDescriptionSummary();
    }
}
