package dev.maskbot.sandbox.kinesis;

import dev.maskbot.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;

/** The operations by name: those that answer with one shape, and SubscribeToShard, which answers with many. */
final class KinesisApi {
    static final String SUBSCRIBE = "SubscribeToShard";

    private final Streams streams;
    private final Map<String, Operation<?, ?, ? extends SdkPojo>> calls;
    private final Operation<?, ?, Subscription> subscribe;

    KinesisApi(InstantSource clock, Limits limits) {
        streams = new Streams(clock, limits);
        var stream = new StreamOperations(streams, clock);
        var retention = new RetentionOperations(streams);
        var shards = new ShardOperations(streams, clock);
        var reshard = new ReshardOperations(streams, limits, clock);
        var records = new RecordOperations(streams, clock);
        var reads = new ReadOperations(streams, clock);
        var consumers = new ConsumerOperations(streams, limits, clock);
        subscribe = new Operation<>(SubscribeToShardRequest::builder, consumers::subscribe);
        calls = Map.ofEntries(
                Map.entry("CreateStream", new Operation<>(CreateStreamRequest::builder, stream::create)),
                Map.entry("DeleteStream", new Operation<>(DeleteStreamRequest::builder, stream::delete)),
                Map.entry("ListStreams", new Operation<>(ListStreamsRequest::builder, stream::list)),
                Map.entry("DescribeStream", new Operation<>(DescribeStreamRequest::builder, stream::describe)),
                Map.entry(
                        "DescribeStreamSummary",
                        new Operation<>(DescribeStreamSummaryRequest::builder, stream::summarize)),
                Map.entry(
                        "IncreaseStreamRetentionPeriod",
                        new Operation<>(IncreaseStreamRetentionPeriodRequest::builder, retention::increase)),
                Map.entry(
                        "DecreaseStreamRetentionPeriod",
                        new Operation<>(DecreaseStreamRetentionPeriodRequest::builder, retention::decrease)),
                Map.entry("ListShards", new Operation<>(ListShardsRequest::builder, shards::list)),
                Map.entry("SplitShard", new Operation<>(SplitShardRequest::builder, reshard::split)),
                Map.entry("MergeShards", new Operation<>(MergeShardsRequest::builder, reshard::merge)),
                Map.entry("UpdateShardCount", new Operation<>(UpdateShardCountRequest::builder, reshard::updateCount)),
                Map.entry("PutRecord", new Operation<>(PutRecordRequest::builder, records::put)),
                Map.entry("PutRecords", new Operation<>(PutRecordsRequest::builder, records::putAll)),
                Map.entry("GetShardIterator", new Operation<>(GetShardIteratorRequest::builder, reads::iterator)),
                Map.entry("GetRecords", new Operation<>(GetRecordsRequest::builder, reads::records)),
                Map.entry(
                        "RegisterStreamConsumer",
                        new Operation<>(RegisterStreamConsumerRequest::builder, consumers::register)),
                Map.entry(
                        "DescribeStreamConsumer",
                        new Operation<>(DescribeStreamConsumerRequest::builder, consumers::describe)),
                Map.entry("ListStreamConsumers", new Operation<>(ListStreamConsumersRequest::builder, consumers::list)),
                Map.entry(
                        "DeregisterStreamConsumer",
                        new Operation<>(DeregisterStreamConsumerRequest::builder, consumers::deregister)));
    }

    Map<String, Operation<?, ?, ? extends SdkPojo>> calls() {
        return calls;
    }

    Operation<?, ?, Subscription> subscribe() {
        return subscribe;
    }

    void endSubscriptions() {
        streams.endSubscriptions();
    }
}
