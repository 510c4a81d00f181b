package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/** What a ListShards lists and how far it has come: {@code after} is the last shard listed, or empty. Immutable. */
record ShardListing(String stream, ShardFilterType filter, Instant time, String after, Instant issued) {
    // ListShards: "Tokens expire after 300 seconds".
    private static final Duration LIFE = Duration.ofMinutes(5);

    static ShardListing parse(String token, Instant now) {
        ShardListing listing =
                Token.parse(token, 5, ShardListing::of).orElseThrow(() -> KinesisErrors.invalid("Invalid NextToken."));
        if (now.isAfter(listing.issued.plus(LIFE))) {
            throw KinesisErrors.expiredToken("NextToken expired: it was issued at %s.".formatted(listing.issued));
        }
        return listing;
    }

    private static ShardListing of(List<String> fields) {
        return new ShardListing(
                fields.get(0),
                ShardFilterType.fromValue(fields.get(1)),
                Instant.ofEpochMilli(Long.parseLong(fields.get(2))),
                fields.get(3),
                Instant.ofEpochMilli(Long.parseLong(fields.get(4))));
    }

    String tokenAfter(Shard shard, Instant now) {
        return Token.of(stream, filter, time.toEpochMilli(), shard.id(), now.toEpochMilli());
    }

    /** Those of the shards still known that are yet to be listed. */
    List<Shard> select(List<Shard> known) {
        Set<String> ids = known.stream().map(Shard::id).collect(Collectors.toSet());
        return known.stream()
                .filter(shard -> shard.id().compareTo(after) > 0)
                .filter(shard -> switch (filter) {
                    case AT_LATEST -> shard.isOpen();
                    // The oldest known. Times would not tell when a reshard follows within the same millisecond.
                    case AT_TRIM_HORIZON -> shard.parents().stream().noneMatch(ids::contains);
                    case AT_TIMESTAMP -> shard.openedBy(time) && !shard.closedBefore(time);
                    case FROM_TIMESTAMP -> !shard.closedBefore(time);
                    case FROM_TRIM_HORIZON, AFTER_SHARD_ID, UNKNOWN_TO_SDK_VERSION -> true;
                })
                .toList();
    }
}
