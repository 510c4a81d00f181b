package dev.maskbot.sandbox.kinesis;

import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.EnhancedMetrics;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Creates, lists, describes and deletes streams, which are ACTIVE at once and gone at once. Thread-safe. */
final class StreamOperations {
    private static final Logger log = LoggerFactory.getLogger(StreamOperations.class);

    private final Streams streams;
    private final InstantSource clock;

    StreamOperations(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    CreateStreamResponse create(CreateStreamRequest request) {
        String name = Constraints.name("streamName", request.streamName());
        StreamMode mode = request.streamModeDetails() == null
                ? StreamMode.PROVISIONED
                : Constraints.required(
                        "streamModeDetails.streamMode",
                        request.streamModeDetails().streamMode());
        int count = mode == StreamMode.ON_DEMAND
                ? DataStream.ON_DEMAND_SHARDS
                : Constraints.within(
                        "shardCount", Constraints.required("shardCount", request.shardCount()), DataStream.MAX_SHARDS);
        streams.create(name, mode, count);
        log.atInfo().addKeyValue("stream", name).addKeyValue("shards", count).log("stream.created");
        return CreateStreamResponse.builder().build();
    }

    DeleteStreamResponse delete(DeleteStreamRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        if (!stream.consumers().isEmpty() && !Boolean.TRUE.equals(request.enforceConsumerDeletion())) {
            throw KinesisErrors.inUse(
                    "Stream %s under account %s has consumers registered.".formatted(stream.name(), Arn.ACCOUNT));
        }
        streams.delete(stream);
        log.atInfo().addKeyValue("stream", stream.name()).log("stream.deleted");
        return DeleteStreamResponse.builder().build();
    }

    ListStreamsResponse list(ListStreamsRequest request) {
        int limit = Constraints.within("limit", request.limit(), 100, 10_000);
        String after = request.nextToken() != null
                ? Token.parse(request.nextToken(), 1, List::getFirst)
                        .orElseThrow(() -> KinesisErrors.invalid("Invalid NextToken."))
                : request.exclusiveStartStreamName() != null ? request.exclusiveStartStreamName() : "";
        // "If you specify a value greater than 100, at most 100 results are returned."
        List<DataStream> page =
                streams.after(after).stream().limit(Math.min(limit, 100)).toList();
        boolean more = !page.isEmpty() && !streams.after(page.getLast().name()).isEmpty();
        return ListStreamsResponse.builder()
                .streamNames(page.stream().map(DataStream::name).toList())
                .streamSummaries(page.stream().map(StreamOperations::summary).toList())
                .hasMoreStreams(more)
                .nextToken(more ? Token.of(page.getLast().name()) : null)
                .build();
    }

    private static StreamSummary summary(DataStream stream) {
        return StreamSummary.builder()
                .streamName(stream.name())
                .streamARN(stream.arn())
                .streamStatus(StreamStatus.ACTIVE)
                .streamModeDetails(mode(stream))
                .streamCreationTimestamp(stream.created())
                .build();
    }

    DescribeStreamResponse describe(DescribeStreamRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        int limit = Constraints.within("limit", request.limit(), 100, 10_000);
        String after = request.exclusiveStartShardId() == null ? "" : request.exclusiveStartShardId();
        List<Shard> shards = stream.shards().known(stream.horizon(clock.instant())).stream()
                .filter(shard -> shard.id().compareTo(after) > 0)
                .toList();
        return DescribeStreamResponse.builder()
                .streamDescription(StreamDescription.builder()
                        .streamName(stream.name())
                        .streamARN(stream.arn())
                        .streamStatus(StreamStatus.ACTIVE)
                        .streamModeDetails(mode(stream))
                        .shards(shards.stream()
                                .limit(limit)
                                .map(Shard::describe)
                                .toList())
                        .hasMoreShards(shards.size() > limit)
                        .retentionPeriodHours(stream.retentionHours())
                        .streamCreationTimestamp(stream.created())
                        .enhancedMonitoring(EnhancedMetrics.builder().build())
                        .encryptionType(EncryptionType.NONE)
                        .build())
                .build();
    }

    DescribeStreamSummaryResponse summarize(DescribeStreamSummaryRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        return DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(StreamDescriptionSummary.builder()
                        .streamName(stream.name())
                        .streamARN(stream.arn())
                        .streamStatus(StreamStatus.ACTIVE)
                        .streamModeDetails(mode(stream))
                        .retentionPeriodHours(stream.retentionHours())
                        .streamCreationTimestamp(stream.created())
                        .enhancedMonitoring(EnhancedMetrics.builder().build())
                        .encryptionType(EncryptionType.NONE)
                        .openShardCount(stream.shards().openCount())
                        .consumerCount(stream.consumers().size())
                        .build())
                .build();
    }

    private static StreamModeDetails mode(DataStream stream) {
        return StreamModeDetails.builder().streamMode(stream.mode()).build();
    }
}
