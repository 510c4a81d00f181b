package dev.maskbot.processor.consume;

import dev.maskbot.mention.MalformedMention;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** The records of one delivery, worked on side by side and judged in order. Confined to one thread. */
final class MentionBatch {
    private static final Logger log = LoggerFactory.getLogger(MentionBatch.class);

    private final List<KinesisClientRecord> records;
    private final List<Outcome> outcomes;

    private MentionBatch(List<KinesisClientRecord> records, List<Outcome> outcomes) {
        this.records = records;
        this.outcomes = outcomes;
    }

    /**
     * Works on every record, each on a thread of its own, and waits for all; copies of a mention are worked on once.
     *
     * @param shard that they come from
     * @param quarantine for what is no mention
     * @param threads where mentions are worked on; once it is shut down, what is left is abandoned
     */
    static MentionBatch run(
            String shard,
            List<KinesisClientRecord> records,
            Function<Mention, Outcome> pipeline,
            Function<MalformedRecord, Outcome> quarantine,
            ExecutorService threads) {
        var running = new ArrayList<Future<Outcome>>();
        var byMention = new HashMap<MentionId, Future<Outcome>>();
        for (var record : records) {
            var bytes = bytes(record);
            try {
                var mention = MentionCodec.decode(bytes);
                running.add(
                        byMention.computeIfAbsent(mention.id(), _ -> submit(() -> pipeline.apply(mention), threads)));
            } catch (MalformedMention e) {
                var malformed = new MalformedRecord(shard, sequence(record), bytes, e.getMessage());
                running.add(submit(() -> quarantine.apply(malformed), threads));
            }
        }
        return new MentionBatch(
                records, running.stream().map(MentionBatch::outcome).toList());
    }

    private static Future<Outcome> submit(Callable<Outcome> work, ExecutorService threads) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(new Abandoned());
        }
    }

    /** The last record up to which all are settled; nothing when the first is not. */
    Optional<KinesisClientRecord> settledPrefix() {
        var settled = outcomes.stream().takeWhile(Settled.class::isInstance).count();
        return settled == 0 ? Optional.empty() : Optional.of(records.get((int) settled - 1));
    }

    /** Whether a record was left unsettled: nothing after it in its shard may be worked on. */
    boolean abandoned() {
        return outcomes.stream().anyMatch(Abandoned.class::isInstance);
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

    private static Outcome outcome(Future<Outcome> done) {
        try {
            return done.get();
        } catch (InterruptedException _) {
            done.cancel(true);
            Thread.currentThread().interrupt(); // ends the waiting for the others too
            return new Abandoned();
        } catch (ExecutionException e) {
            // A pipeline that throws has a bug; what it was doing is unknown, so the record stays unsettled.
            log.atError().setCause(e.getCause()).log("pipeline.threw");
            return new Abandoned();
        }
    }
}
