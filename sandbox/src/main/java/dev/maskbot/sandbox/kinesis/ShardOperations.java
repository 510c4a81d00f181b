package dev.maskbot.sandbox.kinesis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardFilter;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/** Lists the shards of a stream by the filters of ListShards, page by page. Thread-safe. */
final class ShardOperations {
    // ListShards: 1000 shards a page unless fewer are asked for.
    private static final int PAGE = 1000;

    private final Streams streams;
    private final InstantSource clock;

    ShardOperations(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    ListShardsResponse list(ListShardsRequest request) {
        Instant now = clock.instant();
        int limit = Math.min(PAGE, Constraints.within("maxResults", request.maxResults(), PAGE, 10_000));
        ShardListing listing = request.nextToken() == null ? begin(request, now) : resume(request, now);
        DataStream stream = streams.byName(listing.stream());
        List<Shard> shards = listing.select(stream.shards().known(stream.horizon(now)));
        List<Shard> page = shards.stream().limit(limit).toList();
        return ListShardsResponse.builder()
                .shards(page.stream().map(Shard::describe).toList())
                .nextToken(shards.size() > limit ? listing.tokenAfter(page.getLast(), now) : null)
                .build();
    }

    private ShardListing begin(ListShardsRequest request, Instant now) {
        String stream = streams.find(request.streamName(), request.streamARN()).name();
        ShardFilter filter = request.shardFilter();
        if (filter == null) {
            String after = request.exclusiveStartShardId() == null ? "" : request.exclusiveStartShardId();
            return new ShardListing(stream, ShardFilterType.FROM_TRIM_HORIZON, now, after, now);
        }
        return switch (Constraints.required("shardFilter.type", filter.type())) {
            case AFTER_SHARD_ID ->
                new ShardListing(
                        stream, filter.type(), now, Constraints.required("shardFilter.shardId", filter.shardId()), now);
            case AT_TIMESTAMP, FROM_TIMESTAMP ->
                new ShardListing(
                        stream,
                        filter.type(),
                        Constraints.required("shardFilter.timestamp", filter.timestamp()),
                        "",
                        now);
            case AT_TRIM_HORIZON, FROM_TRIM_HORIZON, AT_LATEST -> new ShardListing(stream, filter.type(), now, "", now);
            case UNKNOWN_TO_SDK_VERSION ->
                throw Constraints.violation(
                        "shardFilter.type", filter.typeAsString(), "Member must satisfy enum value set");
        };
    }

    private static ShardListing resume(ListShardsRequest request, Instant now) {
        if (request.streamName() != null || request.shardFilter() != null || request.exclusiveStartShardId() != null) {
            throw KinesisErrors.invalid(
                    "NextToken and StreamName, ShardFilter or ExclusiveStartShardId cannot be" + " provided together.");
        }
        return ShardListing.parse(request.nextToken(), now);
    }
}
