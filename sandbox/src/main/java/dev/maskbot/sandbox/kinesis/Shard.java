package dev.maskbot.sandbox.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;

/**
 * An ordered log of records with the quotas of one shard. Positions in it are ordinals, see {@link SequenceNumber}.
 * Thread-safe by its monitor, held for no longer than it takes to append a record or to collect a page.
 */
final class Shard {
    private final int index;
    private final long epoch;
    private final HashKeyRange range;
    private final List<String> parents;
    private final Instant opened;
    private final ShardQuota quota;
    private final RecordLog log = new RecordLog();
    private Instant lastArrival;
    private volatile Optional<Closure> closure = Optional.empty();

    private record Closure(Instant at, SequenceNumber end, List<ChildShard> children) {}

    Shard(int index, long epoch, HashKeyRange range, List<String> parents, Limits limits, Instant now) {
        this.index = index;
        this.epoch = epoch;
        this.range = range;
        this.parents = List.copyOf(parents);
        this.opened = now;
        this.quota = new ShardQuota(limits, now);
        this.lastArrival = now;
    }

    String id() {
        return "shardId-%012d".formatted(index);
    }

    long epoch() {
        return epoch;
    }

    HashKeyRange range() {
        return range;
    }

    List<String> parents() {
        return parents;
    }

    boolean isOpen() {
        return closure.isEmpty();
    }

    boolean openedBy(Instant time) {
        return !opened.isAfter(time);
    }

    boolean closedBefore(Instant time) {
        return closure.isPresent() && closure.get().at().isBefore(time);
    }

    /** Empty when the record would exceed the shard's quota. */
    synchronized Optional<SequenceNumber> append(String partitionKey, SdkBytes data, Instant now, Instant horizon) {
        if (!quota.tryWrite(DataRecord.size(partitionKey, data), now)) {
            return Optional.empty();
        }
        log.trimBefore(horizon);
        // Two requests may get here in another order than they read the clock, and the log is searched by time.
        lastArrival = now.isAfter(lastArrival) ? now : lastArrival;
        var sequenceNumber = new SequenceNumber(epoch, index, log.next());
        log.add(new DataRecord(sequenceNumber, partitionKey, data, lastArrival));
        notifyAll();
        return Optional.of(sequenceNumber);
    }

    /** The ordinal that a reader's starting position stands for. */
    synchronized long locate(StartingPosition position, Instant now, Instant horizon) {
        log.trimBefore(horizon);
        return switch (position.type()) {
            case TRIM_HORIZON -> log.oldest();
            case LATEST -> log.next();
            case AT_SEQUENCE_NUMBER -> ordinal(position.sequenceNumber());
            case AFTER_SEQUENCE_NUMBER -> ordinal(position.sequenceNumber()) + 1;
            case AT_TIMESTAMP -> log.at(past(position.timestamp(), now));
            case UNKNOWN_TO_SDK_VERSION ->
                throw Constraints.violation(
                        "shardIteratorType",
                        position.typeAsString(),
                        "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, "
                                + "AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
        };
    }

    private long ordinal(String sequenceNumber) {
        return SequenceNumber.parse(Constraints.required("startingSequenceNumber", sequenceNumber))
                .filter(number -> number.epoch() == epoch && number.shard() == index && number.ordinal() <= log.next())
                .orElseThrow(() -> KinesisErrors.invalid(
                        "StartingSequenceNumber %s used on shard %s is invalid because it did not come from this shard."
                                .formatted(sequenceNumber, id())))
                .ordinal();
    }

    private static Instant past(Instant timestamp, Instant now) {
        if (Constraints.required("timestamp", timestamp).isAfter(now)) {
            throw KinesisErrors.invalid("""
                    The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. \
                    timestampInMillis: %d, currentTimestampInMillis: %d""".formatted(timestamp.toEpochMilli(), now.toEpochMilli()));
        }
        return timestamp;
    }

    /** A page within the quota that the shard's polling readers share, or empty when that is used up. */
    synchronized Optional<Page> poll(long from, int maxRecords, Instant now, Instant horizon) {
        if (!quota.tryRead(now)) {
            return Optional.empty();
        }
        Page page = read(from, maxRecords, now, horizon);
        quota.charge(page.bytes());
        return Optional.of(page);
    }

    /** A page for a reader with a throughput of its own. */
    synchronized Page read(long from, int maxRecords, Instant now, Instant horizon) {
        log.trimBefore(horizon);
        var records = new ArrayList<DataRecord>();
        long next = Math.clamp(from, log.oldest(), log.next());
        for (long bytes = 0; next < log.next() && records.size() < maxRecords; next++) {
            DataRecord dataRecord = log.get(next);
            bytes += dataRecord.size();
            if (bytes > Page.MAX_BYTES) {
                break;
            }
            records.add(dataRecord);
        }
        var passed = new SequenceNumber(epoch, index, next - 1);
        if (next == log.next()) {
            return new Page(
                    records, passed, next, 0, closure.map(Closure::children).orElse(List.of()));
        }
        // Never 0 while there is more: that would say the reader has caught up.
        long behind = Math.max(1, Duration.between(log.get(next).arrival(), now).toMillis());
        return new Page(records, passed, next, behind, List.of());
    }

    /** Returns once there is a record at {@code from}, the shard has closed, {@code stop} holds or time is up. */
    synchronized void await(long from, BooleanSupplier stop, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (left > 0 && from >= log.next() && isOpen() && !stop.getAsBoolean()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    /** Lets those in {@link #await} look at their {@code stop} again. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized void close(List<Shard> children, Instant now) {
        closure = Optional.of(new Closure(
                now,
                new SequenceNumber(epoch, index, log.next()),
                children.stream().map(Shard::describeAsChild).toList()));
        notifyAll();
    }

    private ChildShard describeAsChild() {
        return ChildShard.builder()
                .shardId(id())
                .parentShards(parents)
                .hashKeyRange(range.describe())
                .build();
    }

    software.amazon.awssdk.services.kinesis.model.Shard describe() {
        return software.amazon.awssdk.services.kinesis.model.Shard.builder()
                .shardId(id())
                .parentShardId(parents.isEmpty() ? null : parents.getFirst())
                .adjacentParentShardId(parents.size() < 2 ? null : parents.getLast())
                .hashKeyRange(range.describe())
                .sequenceNumberRange(SequenceNumberRange.builder()
                        .startingSequenceNumber(new SequenceNumber(epoch, index, 0).toString())
                        .endingSequenceNumber(closure.map(Closure::end)
                                .map(SequenceNumber::toString)
                                .orElse(null))
                        .build())
                .build();
    }
}
