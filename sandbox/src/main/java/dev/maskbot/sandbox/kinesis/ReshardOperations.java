package dev.maskbot.sandbox.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;

/** Splits, merges and rescales the shards of provisioned streams; done when the answer is given. Thread-safe. */
final class ReshardOperations {
    private static final Logger log = LoggerFactory.getLogger(ReshardOperations.class);

    private final Streams streams;
    private final Limits limits;
    private final InstantSource clock;

    ReshardOperations(Streams streams, Limits limits, InstantSource clock) {
        this.streams = streams;
        this.limits = limits;
        this.clock = clock;
    }

    SplitShardResponse split(SplitShardRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        String id = Constraints.required("shardToSplit", request.shardToSplit());
        BigInteger key = Constraints.hashKey("newStartingHashKey", request.newStartingHashKey());
        reshard(stream, now -> {
            Shard shard = openShard(stream, id, now);
            HashKeyRange range = shard.range();
            if (key.compareTo(range.first().add(BigInteger.ONE)) <= 0 || key.compareTo(range.last()) >= 0) {
                throw KinesisErrors.invalid(
                        """
                        NewStartingHashKey %s used in SplitShard() on shard %s in stream %s under account %s is not \
                        both greater than one plus the shard's StartingHashKey %s and less than the shard's \
                        EndingHashKey %s.""".formatted(key, id, stream.name(), Arn.ACCOUNT, range.first(), range.last()));
            }
            stream.shards().split(shard, key, now);
        });
        return SplitShardResponse.builder().build();
    }

    MergeShardsResponse merge(MergeShardsRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        String id = Constraints.required("shardToMerge", request.shardToMerge());
        String adjacentId = Constraints.required("adjacentShardToMerge", request.adjacentShardToMerge());
        reshard(stream, now -> {
            Shard shard = openShard(stream, id, now);
            Shard adjacent = openShard(stream, adjacentId, now);
            if (!shard.range().meets(adjacent.range()) && !adjacent.range().meets(shard.range())) {
                throw KinesisErrors.invalid("""
                        Shards %s and %s in stream %s under account %s are not an adjacent pair of shards eligible \
                        for merging""".formatted(id, adjacentId, stream.name(), Arn.ACCOUNT));
            }
            stream.shards().merge(shard, adjacent, now);
        });
        return MergeShardsResponse.builder().build();
    }

    UpdateShardCountResponse updateCount(UpdateShardCountRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        int target = Constraints.within(
                "targetShardCount",
                Constraints.required("targetShardCount", request.targetShardCount()),
                DataStream.MAX_SHARDS);
        Constraints.check(
                request.scalingType() == ScalingType.UNIFORM_SCALING,
                "scalingType",
                request.scalingTypeAsString(),
                "Member must satisfy enum value set: [UNIFORM_SCALING]");
        var response = UpdateShardCountResponse.builder()
                .streamName(stream.name())
                .streamARN(stream.arn())
                .targetShardCount(target);
        reshard(stream, now -> {
            int current = stream.shards().openCount();
            requireScalable(stream, current, target, now);
            stream.shards().scale(target, now);
            response.currentShardCount(current);
        });
        return response.build();
    }

    private void requireScalable(DataStream stream, int current, int target, Instant now) {
        if (target > 2 * current || 2 * target < current) {
            throw KinesisErrors.limitExceeded(
                    """
                    UpdateShardCount cannot scale %s your current open shard count. Current open shard count: %d, \
                    Target shard count: %d""".formatted(target > current ? "up over double" : "down below half", current, target));
        }
        if (!stream.tryRescale(limits.rescalesPerDay(), now)) {
            throw KinesisErrors.limitExceeded("Stream %s under account %s has been scaled %d times in 24 hours."
                    .formatted(stream.name(), Arn.ACCOUNT, limits.rescalesPerDay()));
        }
    }

    private void reshard(DataStream stream, Consumer<Instant> reshard) {
        stream.requireProvisioned();
        Instant now = clock.instant();
        stream.shards().reshard(stream.horizon(now), () -> reshard.accept(now));
        log.atInfo()
                .addKeyValue("stream", stream.name())
                .addKeyValue("shards", stream.shards().openCount())
                .log("stream.resharded");
    }

    private static Shard openShard(DataStream stream, String id, Instant now) {
        Shard shard = stream.shards()
                .find(id, stream.horizon(now))
                .orElseThrow(() -> KinesisErrors.notFound("Could not find shard %s in stream %s under account %s."
                        .formatted(id, stream.name(), Arn.ACCOUNT)));
        if (!shard.isOpen()) {
            throw KinesisErrors.invalid("""
                    Shard %s in stream %s under account %s has already been merged or split, and thus is not \
                    eligible for merging or splitting.""".formatted(id, stream.name(), Arn.ACCOUNT));
        }
        return shard;
    }
}
