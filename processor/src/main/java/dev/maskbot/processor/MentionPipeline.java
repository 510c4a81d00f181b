package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.PhotoPipeline.Result;
import dev.maskbot.processor.mask.Effect;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.reply.Claim;
import dev.maskbot.processor.reply.ClaimLost;
import dev.maskbot.processor.reply.MaskedPicture;
import dev.maskbot.processor.reply.Outcome;
import dev.maskbot.processor.reply.Outcome.Abandoned;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Settled;
import dev.maskbot.processor.reply.Outcome.Skipped;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.ReplyLedger;
import dev.maskbot.processor.reply.ReplyLedger.Answer;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What happens to one mention, from the claim to its recorded outcome. Attempts are counted in the ledger before anything
 * else is done, so that a mention that breaks the process is given up too. Safe for use by several threads.
 */
final class MentionPipeline {
    private static final int MAX_ATTEMPTS = 3;

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Logger log = LoggerFactory.getLogger(MentionPipeline.class);

    private final ReplyLedger ledger;
    private final PhotoPipeline photos;
    private final Effect effect;
    private final Replier replier;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    MentionPipeline(
            ReplyLedger ledger,
            PhotoPipeline photos,
            Effect effect,
            Replier replier,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.ledger = ledger;
        this.photos = photos;
        this.effect = effect;
        this.replier = replier;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** Works on a mention until it is settled; abandons it only when interrupted or overtaken. */
    Outcome process(Mention mention) {
        var owner = UUID.randomUUID().toString();
        try {
            while (true) {
                switch (persistently(() -> ledger.claim(mention.id(), owner))) {
                    case Answer.Settled() -> {
                        return new Skipped(Reason.SETTLED_BEFORE);
                    }
                    case Answer.Held(var until) -> sleeper.sleep(Duration.between(clock.instant(), until));
                    case Answer.Granted(var claim) -> {
                        var outcome = attempt(claim, mention);
                        if (outcome.isPresent()) {
                            settle(claim, outcome.get());
                            return outcome.get();
                        }
                        sleeper.sleep(BACKOFF.delay(claim.attempt(), random));
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Abandoned();
        } catch (ClaimLost e) {
            log.atWarn()
                    .addKeyValue("mention", mention.id())
                    .addKeyValue("why", e.getMessage())
                    .log("mention.lost");
            return new Abandoned();
        }
    }

    /** Nothing when it failed and is worth another attempt. */
    private Optional<Settled> attempt(Claim claim, Mention mention) throws ClaimLost, InterruptedException {
        log.atInfo()
                .addKeyValue("mention", mention.id())
                .addKeyValue("attempt", claim.attempt())
                .log("mention.claimed");
        if (claim.attempt() > MAX_ATTEMPTS && claim.inDoubt().isEmpty()) {
            return Optional.of(new Quarantined(Reason.FAILED, claim.attempt() - 1));
        }
        try {
            return Optional.of(
                    claim.inDoubt().isPresent()
                            ? replier.reconcile(claim, mention, claim.inDoubt().get())
                            : work(claim, mention));
        } catch (IOException | RuntimeException e) {
            log.atWarn().addKeyValue("mention", mention.id()).setCause(e).log("mention.attempt_failed");
            return Optional.empty();
        }
    }

    private Settled work(Claim claim, Mention mention) throws ClaimLost, IOException, InterruptedException {
        var results = new ArrayList<Result>();
        for (var photo : mention.photos()) {
            results.add(photos.run("%s/%d".formatted(mention.id(), results.size()), photo, mention.at(), effect));
        }
        var masked = new ArrayList<MaskedPicture>();
        var noFace = false;
        var refused = Reason.NOT_A_PHOTO;
        for (var result : results) {
            switch (result) {
                case Result.Masked(var picture) -> masked.add(picture);
                case Result.NoFace() -> noFace = true;
                case Result.Refused(var why) -> refused = reason(why);
                case Result.NotAllowed() -> {
                    return replier.reply(claim, mention, Reason.NOT_ALLOWED, List.of());
                }
                case Result.Held _ -> {
                    return new Skipped(Reason.HELD);
                }
            }
        }
        if (!masked.isEmpty()) {
            return replier.reply(claim, mention, Reason.MASKED, masked);
        }
        return noFace ? replier.reply(claim, mention, Reason.NO_FACE, List.of()) : new Skipped(refused);
    }

    private static Reason reason(PhotoRefused.Why why) {
        return switch (why) {
            case GONE -> Reason.PHOTO_GONE;
            case NOT_TRUSTED -> Reason.PHOTO_NOT_TRUSTED;
            case TOO_LARGE -> Reason.PHOTO_TOO_LARGE;
            case TOO_SMALL -> Reason.PHOTO_TOO_SMALL;
            case NOT_A_PHOTO -> Reason.NOT_A_PHOTO;
        };
    }

    private void settle(Claim claim, Settled outcome) throws ClaimLost, InterruptedException {
        persistently(() -> {
            ledger.settle(claim, outcome);
            return outcome;
        });
        log.atInfo()
                .addKeyValue("mention", claim.mention())
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .addKeyValue("reason", outcome.reason())
                .log("mention.settled");
    }

    @FunctionalInterface
    private interface Write<T> {
        T run() throws ClaimLost;
    }

    /** Without the ledger nothing can be done right: waits for it as long as it takes. */
    private <T> T persistently(Write<T> write) throws ClaimLost, InterruptedException {
        for (var failures = 1; ; failures++) {
            try {
                return write.run();
            } catch (SdkException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                log.atWarn().setCause(e).log("ledger.unavailable");
                sleeper.sleep(BACKOFF.delay(failures, random));
            }
        }
    }
}
