package dev.maskbot.processor.own;

import dev.maskbot.processor.limit.VersionedItem;
import dev.maskbot.processor.paint.Fingerprint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The pictures that the bot has made in the last 30 days, by their fingerprints, so that it does not work on them again:
 * two bots that answer each other's pictures go on for ever. Safe for use by several threads and several processes.
 *
 * <p>A fingerprint is kept in the state table once for each of its {@value #BANDS} bands. Of two that differ by fewer bits
 * than there are bands, one band is the same: so few items tell all that are alike.
 */
public record OwnPictures(DynamoDbClient dynamo, String table, InstantSource clock) {
    /** Bits in which a picture may differ from itself after X has encoded it. */
    private static final int ALIKE = 6;

    /** Bits by which it must be closer to ours than to its original: a copy in grey lies somewhere between the two. */
    private static final int CLOSER = 2;

    private static final int BANDS = ALIKE + 1;

    /** Of a picture that the bot has made, and of the photo that it has made it of. */
    record Pair(Fingerprint made, Fingerprint original) {
        /** Who posts the original again wants a mask, and who posts the bot's picture is a bot, or plays with one. */
        boolean isMade(Fingerprint photo) {
            var distance = made.distance(photo);
            return distance <= ALIKE && distance + CLOSER <= original.distance(photo);
        }
    }

    /**
     * Whether a photo is one of them.
     *
     * @throws SdkException when DynamoDB does not answer
     */
    public boolean contain(Fingerprint photo) throws InterruptedException {
        var now = clock.instant();
        return forBands(photo, item -> item.change(Bucket::of, bucket -> bucket)).stream()
                .flatMap(bucket -> bucket.at(now))
                .anyMatch(pair -> pair.isMade(photo));
    }

    /**
     * To be told before a picture is posted; again does no harm. One that cannot be told from its original is not kept.
     *
     * @throws SdkException when DynamoDB does not answer
     */
    public void add(Fingerprint made, Fingerprint original) throws InterruptedException {
        var pair = new Pair(made, original);
        if (pair.isMade(made)) {
            var now = clock.instant();
            forBands(made, item -> item.change(Bucket::of, bucket -> bucket.with(pair, now)));
        }
    }

    @FunctionalInterface
    private interface Question {
        Bucket ask(VersionedItem item);
    }

    /** All at once: one after the other would take as long as everything else. */
    private List<Bucket> forBands(Fingerprint fingerprint, Question question) throws InterruptedException {
        var questions = IntStream.range(0, BANDS)
                .mapToObj(band -> new VersionedItem(dynamo, table, id(band, fingerprint)))
                .<Callable<Bucket>>map(item -> () -> question.ask(item))
                .toList();
        var buckets = new ArrayList<Bucket>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(questions)) {
                if (answer.state() == Future.State.FAILED
                        && answer.exceptionNow() instanceof RuntimeException failure) {
                    throw failure;
                }
                buckets.add(answer.resultNow());
            }
        }
        return buckets;
    }

    private static String id(int band, Fingerprint fingerprint) {
        var from = band * Long.SIZE / BANDS;
        var to = (band + 1) * Long.SIZE / BANDS;
        var mask = (1L << (to - from)) - 1;
        return "picture#%d#%x".formatted(band, (fingerprint.bits() >>> from) & mask);
    }
}
