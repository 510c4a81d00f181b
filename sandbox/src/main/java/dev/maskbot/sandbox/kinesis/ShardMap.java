package dev.maskbot.sandbox.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The shards of a stream: the open ones tile all hash keys, the closed ones are known until their records expire.
 * Thread-safe: writers share a lock that a reshard takes alone, so no record gets into a shard that has children.
 */
final class ShardMap {
    private final Limits limits;
    private final LongSupplier epochs;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final NavigableMap<String, Shard> byId = new TreeMap<>();
    private final NavigableMap<BigInteger, Shard> open = new TreeMap<>();
    private int opened;

    ShardMap(int count, Limits limits, LongSupplier epochs, Instant now) {
        this.limits = limits;
        this.epochs = epochs;
        HashKeyRange.uniform(count).forEach(range -> open(range, List.of(), now));
    }

    /** Runs {@code write} on the open shard that holds {@code key}. */
    <T> T route(BigInteger key, Function<Shard, T> write) {
        return shared(() -> write.apply(open.floorEntry(key).getValue()));
    }

    Optional<Shard> find(String id, Instant horizon) {
        return shared(() -> Optional.ofNullable(byId.get(id)).filter(shard -> !shard.closedBefore(horizon)));
    }

    /** Those that hold, or may yet get, records within retention, oldest first. */
    List<Shard> known(Instant horizon) {
        return shared(() -> byId.values().stream()
                .filter(shard -> !shard.closedBefore(horizon))
                .toList());
    }

    int openCount() {
        return shared(open::size);
    }

    private <T> T shared(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs one reshard at a time, to the exclusion of writers. */
    void reshard(Instant horizon, Runnable reshard) {
        lock.writeLock().lock();
        try {
            byId.values().removeIf(shard -> shard.closedBefore(horizon));
            reshard.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Within {@link #reshard}. */
    void split(Shard shard, BigInteger key, Instant now) {
        List<String> parents = List.of(shard.id());
        Shard low = open(shard.range().before(key), parents, now);
        Shard high = open(shard.range().from(key), parents, now);
        shard.close(List.of(low, high), now);
    }

    /** Within {@link #reshard}; {@code adjacent} lies beside {@code shard}, on either side. */
    void merge(Shard shard, Shard adjacent, Instant now) {
        boolean ascending = shard.range().meets(adjacent.range());
        Shard low = ascending ? shard : adjacent;
        Shard high = ascending ? adjacent : shard;
        open.remove(high.range().first());
        Shard child = open(low.range().through(high.range()), List.of(shard.id(), adjacent.id()), now);
        shard.close(List.of(child), now);
        adjacent.close(List.of(child), now);
    }

    /** Within {@link #reshard}: to {@code count} shards of one size, by splits at their borders, then merges between. */
    void scale(int count, Instant now) {
        List<HashKeyRange> targets = HashKeyRange.uniform(count);
        for (HashKeyRange target : targets) {
            Shard straddling = open.floorEntry(target.first()).getValue();
            if (straddling.range().splitsAt(target.first())) {
                split(straddling, target.first(), now);
            }
        }
        for (HashKeyRange target : targets) {
            Shard first = open.get(target.first());
            while (!first.range().equals(target)) {
                merge(first, open.higherEntry(target.first()).getValue(), now);
                first = open.get(target.first());
            }
        }
    }

    private Shard open(HashKeyRange range, List<String> parents, Instant now) {
        Shard shard = new Shard(opened++, epochs.getAsLong(), range, parents, limits, now);
        byId.put(shard.id(), shard);
        open.put(range.first(), shard);
        return shard;
    }
}
