package dev.maskbot.sandbox.kinesis;

import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;

/** Reads shards by polling. Thread-safe. */
final class ReadOperations {
    private final Streams streams;
    private final InstantSource clock;

    ReadOperations(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    GetShardIteratorResponse iterator(GetShardIteratorRequest request) {
        Instant now = clock.instant();
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        Shard shard = stream.shard(Constraints.required("shardId", request.shardId()), now);
        var position = StartingPosition.builder()
                .type(Constraints.required("shardIteratorType", request.shardIteratorTypeAsString()))
                .sequenceNumber(request.startingSequenceNumber())
                .timestamp(request.timestamp())
                .build();
        long ordinal = shard.locate(position, now, stream.horizon(now));
        return GetShardIteratorResponse.builder()
                .shardIterator(new ShardIterator(stream.name(), shard.id(), shard.epoch(), ordinal, now).token())
                .build();
    }

    GetRecordsResponse records(GetRecordsRequest request) {
        Instant now = clock.instant();
        int limit = Constraints.within("limit", request.limit(), Page.MAX_RECORDS, Page.MAX_RECORDS);
        var iterator = ShardIterator.parse(Constraints.required("shardIterator", request.shardIterator()), now);
        DataStream stream = streams.byName(iterator.stream());
        Shard shard = stream.shard(iterator.shardId(), now);
        if (shard.epoch() != iterator.epoch()) {
            throw KinesisErrors.invalid("Invalid ShardIterator.");
        }
        Page page = shard.poll(iterator.ordinal(), limit, now, stream.horizon(now))
                .orElseThrow(() -> KinesisErrors.throughputExceeded(stream.rateExceeded(shard)));
        var response =
                GetRecordsResponse.builder().records(page.describe()).millisBehindLatest(page.millisBehindLatest());
        return page.ended()
                ? response.childShards(page.children()).build()
                : response.nextShardIterator(
                                new ShardIterator(stream.name(), shard.id(), shard.epoch(), page.next(), now).token())
                        .build();
    }
}
