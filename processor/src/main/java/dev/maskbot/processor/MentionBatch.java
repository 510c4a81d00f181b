package dev.maskbot.processor;

import dev.maskbot.mention.MalformedMention;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.reply.Outcome;
import dev.maskbot.processor.reply.Outcome.Abandoned;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** Works on every record, each on a virtual thread, and waits for all; copies of a mention are worked on once. */
    static MentionBatch run(List<KinesisClientRecord> records, Function<Mention, Outcome> pipeline) {
        var running = new ArrayList<Future<Outcome>>();
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("mention-", 0).factory())) {
            var byMention = new HashMap<MentionId, Future<Outcome>>();
            for (var record : records) {
                try {
                    var mention = MentionCodec.decode(bytes(record));
                    running.add(byMention.computeIfAbsent(
                            mention.id(), _ -> threads.submit(() -> pipeline.apply(mention))));
                } catch (MalformedMention e) {
                    log.atError()
                            .addKeyValue("sequence", record.sequenceNumber())
                            .addKeyValue("why", e.getMessage())
                            .log("record.malformed");
                    running.add(threads.submit(() -> new Quarantined(Reason.MALFORMED, 1)));
                }
            }
        }
        return new MentionBatch(
                records, running.stream().map(MentionBatch::outcome).toList());
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
            Thread.currentThread().interrupt();
            return new Abandoned();
        } catch (ExecutionException e) {
            // A pipeline that throws has a bug; what it was doing is unknown, so the record stays unsettled.
            log.atError().setCause(e.getCause()).log("pipeline.threw");
            return new Abandoned();
        }
    }
}
