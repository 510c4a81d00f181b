package dev.maskbot.processor;

import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.Stages.Stage;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.own.OwnPictures;
import dev.maskbot.processor.paint.Fingerprint;
import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.processor.photo.Moderation;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.photo.Rekognition;
import dev.maskbot.processor.reply.MaskedPicture;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.spend.Price;
import dev.maskbot.processor.words.AltText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** What happens to one photo: fetched, stored, checked, masked, stored. Safe for use by several threads. */
final class PhotoPipeline {
    private static final Logger log = LoggerFactory.getLogger(PhotoPipeline.class);

    /** More than a plain photo of 12 megapixels takes, whose coefficients are not on the heap. */
    private static final int LARGE = 40_000_000;

    private final PhotoFetcher fetcher;
    private final PhotoStore unprocessed;
    private final Rekognition rekognition;
    private final PhotoPainter painter;
    private final MemoryBudget memory;
    private final PhotoStore processed;
    private final DailyBudget budget;
    private final OwnPictures own;
    private final Stages stages;

    PhotoPipeline(
            PhotoFetcher fetcher,
            PhotoStore unprocessed,
            Rekognition rekognition,
            PhotoPainter painter,
            MemoryBudget memory,
            PhotoStore processed,
            DailyBudget budget,
            OwnPictures own,
            Stages stages) {
        this.fetcher = fetcher;
        this.unprocessed = unprocessed;
        this.rekognition = rekognition;
        this.painter = painter;
        this.memory = memory;
        this.processed = processed;
        this.budget = budget;
        this.own = own;
        this.stages = stages;
    }

    sealed interface Result {
        record Masked(MaskedPicture picture) implements Result {}

        record NoFace() implements Result {}

        /** The bot has made it. */
        record OwnOutput() implements Result {}

        record NotAllowed() implements Result {}

        /** Moderation fails at it: nothing is known against it, and nothing for it. */
        record NotChecked() implements Result {}

        /** A person has to look at it: moderation found these labels. */
        record Held(List<String> labels) implements Result {}

        /** There is nothing to be done with it, now or later. */
        record Refused(PhotoRefused.Why why) implements Result {}
    }

    /**
     * What is to be done with one photo. Immutable.
     *
     * @param key names it in both buckets
     * @param posted when the post with the photo was written
     * @param language to describe it in
     * @param measured is told how many bytes it and what is made of it come to at most, once it is there
     */
    record Job(String key, PhotoRef source, Instant posted, String language, Effect effect, LongConsumer measured) {}

    /**
     * Runs one photo through.
     *
     * @throws IOException when it may work later
     */
    Result run(Job job, Attempt attempt) throws ClaimLost, IOException, InterruptedException {
        try {
            return look(job, attempt);
        } catch (PhotoRefused e) {
            log.atInfo()
                    .addKeyValue("photo", job.key())
                    .addKeyValue("why", e.getMessage())
                    .log("photo.refused");
            return new Result.Refused(e.why());
        }
    }

    private Result look(Job job, Attempt attempt) throws PhotoRefused, ClaimLost, IOException, InterruptedException {
        var photo = fetch(job, attempt);
        var fingerprint = fingerprint(photo, attempt);
        if (attempt.patience().outlast(() -> own.contain(fingerprint))) {
            return new Result.OwnOutput();
        }
        attempt.patience().insist(() -> unprocessed.put(photo));

        var finding = new FutureTask<>(() -> find(photo, attempt));
        Thread.ofVirtual().name("faces " + job.key()).start(finding);
        try {
            var moderation = moderate(photo, attempt);
            log.atInfo()
                    .addKeyValue("photo", job.key())
                    .addKeyValue("verdict", moderation.getClass().getSimpleName())
                    .addKeyValue("labels", moderation.labels())
                    .addKeyValue("model", moderation.model())
                    .log("photo.moderated");
            return switch (moderation) {
                case Moderation.Blocked _ -> new Result.NotAllowed();
                case Moderation.Failed _ -> new Result.NotChecked();
                case Moderation.Held held -> new Result.Held(held.labels());
                case Moderation.Allowed _ -> show(job, photo, fingerprint, join(finding), attempt);
            };
        } finally {
            finding.cancel(true); // nobody asks any more, whatever happened
        }
    }

    private Moderation moderate(Photo photo, Attempt attempt) throws PhotoRefused, ClaimLost, InterruptedException {
        budget.spent(Price.DETECT_MODERATION_LABELS, 1);
        try (var _ = stages.begin(Stage.MODERATE)) {
            return attempt.patience().outlast(() -> rekognition.moderate(photo));
        } catch (SdkException e) { // what all photos suffer from was waited for: this is about this one
            log.atWarn().addKeyValue("photo", photo.key()).setCause(e).log("moderation.failed");
            return new Moderation.Failed();
        }
    }

    /** What everything after is about: a JPEG that anybody can read. */
    private Photo fetch(Job job, Attempt attempt) throws PhotoRefused, ClaimLost, IOException, InterruptedException {
        var bytes = download(job);
        var header = PhotoHeader.read(bytes);
        log.atInfo()
                .addKeyValue("photo", job.key())
                .addKeyValue("bytes", bytes.length)
                .addKeyValue("format", header.format())
                .addKeyValue("width", header.width())
                .addKeyValue("height", header.height())
                .log("photo.fetched");
        var photo = new Photo(job.key(), header.format(), bytes);
        var plain = PhotoPainter.isPlain(photo, header);
        job.measured().accept(bytes.length + made(job, header, plain, bytes.length));
        return plain
                ? photo
                : decoding(Stage.CONVERT, painter.memory(header), attempt, () -> painter.plain(photo, header));
    }

    /** How many bytes come of a photo: patched it is about as large, framed it has less than one for a pixel. */
    private static long made(Job job, PhotoHeader header, boolean plain, int bytes) {
        if (!plain) {
            return 2L * PhotoPainter.MAX_BYTES;
        }
        return Math.min(PhotoPainter.MAX_BYTES, job.effect().reframing().isPresent() ? header.pixels() : 2L * bytes);
    }

    private byte[] download(Job job) throws PhotoRefused, IOException, InterruptedException {
        try (var _ = stages.begin(Stage.FETCH)) {
            return fetcher.fetch(job.source().url(), job.posted());
        }
    }

    private List<Face> find(Photo photo, Attempt attempt) throws PhotoRefused, ClaimLost, InterruptedException {
        budget.spent(Price.DETECT_FACES, 1);
        try (var _ = stages.begin(Stage.FACES)) {
            return attempt.patience().outlast(() -> rekognition.faces(photo));
        }
    }

    private Fingerprint fingerprint(Photo photo, Attempt attempt) throws PhotoRefused, ClaimLost, InterruptedException {
        var header = PhotoHeader.read(photo.bytes());
        return decoding(
                Stage.FINGERPRINT,
                painter.fingerprintMemory(header),
                attempt,
                () -> painter.fingerprint(photo, header));
    }

    private Result show(Job job, Photo photo, Fingerprint fingerprint, List<Face> faces, Attempt attempt)
            throws PhotoRefused, ClaimLost, InterruptedException {
        log.atInfo()
                .addKeyValue("photo", photo.key())
                .addKeyValue("faces", faces.size())
                .log("faces.found");
        stages.found(faces.size());
        return faces.isEmpty() ? new Result.NoFace() : new Result.Masked(mask(job, photo, fingerprint, faces, attempt));
    }

    private MaskedPicture mask(Job job, Photo photo, Fingerprint fingerprint, List<Face> faces, Attempt attempt)
            throws PhotoRefused, ClaimLost, InterruptedException {
        var header = PhotoHeader.read(photo.bytes());
        var masked = decoding(
                Stage.PAINT,
                painter.memory(photo, header, job.effect()),
                attempt,
                () -> painter.paint(photo, header, job.effect(), faces));
        log.atInfo()
                .addKeyValue("photo", photo.key())
                .addKeyValue("effect", job.effect().name())
                .log("picture.painted");
        attempt.patience().insist(() -> processed.put(masked));
        var made = fingerprint(masked, attempt);
        attempt.patience().insist(() -> own.add(made, fingerprint));
        var altText =
                AltText.of(job.effect().nouns(), faces.size(), job.source().altText(), job.language());
        return new MaskedPicture(masked.bytes(), altText);
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T run() throws PhotoRefused;
    }

    /** A suspect is worked on alone: if it ends the process again, nobody else was at it. */
    private <T> T decoding(Stage stage, long bytes, Attempt attempt, Decoding<T> decoding)
            throws PhotoRefused, ClaimLost, InterruptedException {
        try (var _ = attempt.isSuspect() ? memory.claimAll() : memory.claim(bytes)) {
            attempt.risk();
            T result;
            try (var _ = stages.begin(stage)) {
                result = decoding.run();
            }
            attempt.survived();
            if (bytes > LARGE) {
                System.gc(); // else the heap grows by one dead picture after the other before it is looked through
            }
            return result;
        }
    }

    private static List<Face> join(FutureTask<List<Face>> finding)
            throws PhotoRefused, ClaimLost, InterruptedException {
        try {
            return finding.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case PhotoRefused refused -> throw refused;
                case ClaimLost lost -> throw lost;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
