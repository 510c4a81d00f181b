package dev.maskbot.processor.consume;

import dev.maskbot.mention.MalformedMention;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Settled;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * The records of one shard that are worked on, side by side, and those that wait for an earlier one to be settled; in the
 * shard's order. Confined to one thread.
 */
final class MentionWindow {
    /** With calls of half a second, 5 mentions a second are 70 at a time. */
    private static final int MAX_IN_WORK = 128;

    /** So many may pass one that takes long; delivered again after a crash, each costs one look into the ledger. */
    private static final int MAX_RECORDS = 256;

    private static final Logger log = LoggerFactory.getLogger(MentionWindow.class);

    private final String shard;
    private final Function<Mention, Outcome> pipeline;
    private final Function<MalformedRecord, Outcome> quarantine;
    private final ExecutorService threads;
    private final Semaphore slots = new Semaphore(MAX_IN_WORK);
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<MentionId, Future<Outcome>> inWork = new HashMap<>();

    /**
     * Empty at first.
     *
     * @param quarantine for what is no mention
     * @param threads where mentions are worked on; once it is shut down, what is left is abandoned
     */
    MentionWindow(
            String shard,
            Function<Mention, Outcome> pipeline,
            Function<MalformedRecord, Outcome> quarantine,
            ExecutorService threads) {
        this.shard = shard;
        this.pipeline = pipeline;
        this.quarantine = quarantine;
        this.threads = threads;
    }

    private record Entry(KinesisClientRecord record, Future<Outcome> work) {
        boolean isSettled() {
            return work.state() == State.SUCCESS && work.resultNow() instanceof Settled;
        }

        boolean isAbandoned() {
            return work.isDone() && !isSettled();
        }
    }

    /** Waits until the window is not full, or its first record is done. */
    void awaitRoom() throws InterruptedException {
        if (entries.size() >= MAX_RECORDS) {
            await(entries.getFirst().work());
        }
    }

    /** Begins to work on a record, as soon as fewer are in work; copies of a mention are worked on once. */
    void add(KinesisClientRecord record) throws InterruptedException {
        entries.add(new Entry(record, begin(record)));
    }

    private Future<Outcome> begin(KinesisClientRecord record) throws InterruptedException {
        var bytes = bytes(record);
        try {
            var mention = MentionCodec.decode(bytes);
            var copy = inWork.get(mention.id());
            if (copy != null) {
                return copy;
            }
            var work = submit(() -> pipeline.apply(mention));
            inWork.put(mention.id(), work);
            return work;
        } catch (MalformedMention e) {
            var malformed = new MalformedRecord(shard, sequence(record), bytes, e.getMessage());
            return submit(() -> quarantine.apply(malformed));
        }
    }

    private Future<Outcome> submit(Supplier<Outcome> work) throws InterruptedException {
        slots.acquire();
        try {
            return threads.submit(() -> {
                try {
                    return work.get();
                } catch (RuntimeException e) {
                    // A pipeline that throws has a bug; what it was doing is unknown, so the record stays unsettled.
                    log.atError().setCause(e).log("pipeline.threw");
                    return new Abandoned();
                } finally {
                    slots.release();
                }
            });
        } catch (RejectedExecutionException _) {
            slots.release();
            return CompletableFuture.completedFuture(new Abandoned());
        }
    }

    /** Lets go of the records at the front that are settled; gives the last of them. */
    Optional<KinesisClientRecord> settled() {
        var last = Optional.<KinesisClientRecord>empty();
        while (!entries.isEmpty() && entries.getFirst().isSettled()) {
            last = Optional.of(entries.removeFirst().record());
        }
        inWork.values().removeIf(Future::isDone);
        return last;
    }

    /** Whether a record was left unsettled: nothing after it in its shard may be worked on. */
    boolean isAbandoned() {
        return entries.stream().anyMatch(Entry::isAbandoned);
    }

    /** Waits until nothing is in work. */
    void join() throws InterruptedException {
        for (var entry : entries) {
            await(entry.work());
        }
    }

    /** Abandons what is in work. */
    void cancel() {
        entries.forEach(entry -> entry.work().cancel(true));
    }

    private static void await(Future<Outcome> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException | CancellationException _) {
            // done: what has become of it, its state says
        }
    }

    private static String sequence(KinesisClientRecord record) {
        return record.aggregated()
                ? record.sequenceNumber() + "." + record.subSequenceNumber()
                : record.sequenceNumber();
    }

    private static byte[] bytes(KinesisClientRecord record) {
        var data = record.data().duplicate();
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
