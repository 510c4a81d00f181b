package dev.maskbot.processor.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * A shard that takes no more records, or none for the time of the case, and its lease: the consumer's durable state.
 * Confined to one simulation.
 */
final class Shard {
    /** A worker learns that its lease is gone when it renews it the next time. */
    private static final Duration RENEWAL = Duration.ofSeconds(3);

    private final String id;
    private final List<KinesisClientRecord> records;
    private final Optional<Shard> parent;
    private final boolean closed;
    private Optional<Instance> owner = Optional.empty();
    private Optional<Instance> last = Optional.empty();
    private int term;
    private Instant since = Instant.MIN;
    private int checkpoint;
    private boolean ended;

    /** @param closed whether it ends after its records */
    Shard(String id, List<KinesisClientRecord> records, Optional<Shard> parent, boolean closed) {
        this.id = id;
        this.records = records;
        this.parent = parent;
        this.closed = closed;
    }

    String id() {
        return id;
    }

    List<KinesisClientRecord> records() {
        return records;
    }

    boolean isClosed() {
        return closed;
    }

    Optional<Instance> owner() {
        return owner;
    }

    /** Children are begun when their parents are finished. */
    boolean isReady() {
        return !ended && parent.map(Shard::isEnded).orElse(true);
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether nothing is left to be done. */
    boolean isDone() {
        return closed ? ended : checkpoint == records.size();
    }

    Instant renewed() {
        return since;
    }

    /** The owner has said that it is there. */
    void renewed(Instant now) {
        since = now;
    }

    /** How many records are behind the checkpoint. */
    int checkpoint() {
        return checkpoint;
    }

    /** Who has the lease, or had it before. */
    boolean wasOf(Instance instance) {
        return last.filter(instance::equals).isPresent();
    }

    /** Gives the lease to an instance. */
    int lease(Instance instance, Instant now) {
        owner = Optional.of(instance);
        last = owner;
        since = now;
        return ++term;
    }

    /** Takes the lease from whoever has it. */
    void release(Instant now) {
        owner = Optional.empty();
        since = now;
        term++;
    }

    boolean isHeld(int ofTerm) {
        return term == ofTerm;
    }

    /** Whether who had the lease in a term knows by now that it is gone. */
    boolean isKnownLost(int ofTerm, Instant now) {
        return !isHeld(ofTerm) && since.plus(RENEWAL).isBefore(now);
    }

    void checkpoint(int count) {
        checkpoint = count;
    }

    void end() {
        ended = true;
        owner = Optional.empty();
    }
}
