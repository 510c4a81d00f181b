package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.PhotoPipeline.Job;
import dev.maskbot.processor.PhotoPipeline.Result;
import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Settled;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer;
import dev.maskbot.processor.limit.PostQuota;
import dev.maskbot.processor.mask.Effect;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.outage.Patience;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.reply.MaskedPicture;
import dev.maskbot.processor.reply.RefusedByX;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.spend.Level;
import dev.maskbot.processor.spend.Price;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one mention, from the claim to its recorded outcome. Attempts are counted in the ledger before anything
 * else is done, so that a mention that breaks the process is given up too. Safe for use by several threads.
 */
final class MentionPipeline {
    private static final int MAX_TRIES = 3;

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Logger log = LoggerFactory.getLogger(MentionPipeline.class);

    private final ReplyLedger ledger;
    private final Gate gate;
    private final Decider decider;
    private final PostQuota quota;
    private final PhotoPipeline photos;
    private final Effect effect;
    private final Replier replier;
    private final Outages outages;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    MentionPipeline(
            ReplyLedger ledger,
            Gate gate,
            Decider decider,
            PhotoPipeline photos,
            Effect effect,
            PostQuota quota,
            Replier replier,
            Outages outages,
            MeterRegistry meters,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.ledger = ledger;
        this.gate = gate;
        this.decider = decider;
        this.quota = quota;
        this.photos = photos;
        this.effect = effect;
        this.replier = replier;
        this.outages = outages;
        this.meters = meters;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** Works on a mention until it is settled; abandons it only when interrupted or overtaken. */
    Outcome process(Mention mention) {
        try {
            gate.awaitConsuming();
            outages.patience().insist(gate::requireMoney);
            while (true) {
                switch (outages.patience().outlast(() -> ledger.claim(mention))) {
                    case Answer.Settled() -> {
                        return new Skipped(Reason.SETTLED_BEFORE);
                    }
                    case Answer.Held(var until) -> sleeper.sleep(Duration.between(clock.instant(), until));
                    case Answer.Granted(var claim) -> {
                        var patience = outages.patience(claim);
                        var outcome = attempt(claim, mention, patience);
                        if (outcome.isPresent()) {
                            settle(claim, mention, outcome.get(), patience);
                            return outcome.get();
                        }
                        sleeper.sleep(BACKOFF.delay(claim.tries(), random));
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
    private Optional<Settled> attempt(Claim claim, Mention mention, Patience patience)
            throws ClaimLost, InterruptedException {
        log.atInfo()
                .addKeyValue("mention", mention.id())
                .addKeyValue("attempt", claim.attempt())
                .log("mention.claimed");
        if (claim.tries() > MAX_TRIES) {
            var reason = claim.doubt().isPresent() ? Reason.AMBIGUOUS : Reason.FAILED;
            return Optional.of(new Quarantined(reason, claim.tries() - 1));
        }
        try {
            return Optional.of(goOn(claim, mention, patience));
        } catch (IOException | RefusedByX | RuntimeException e) {
            log.atWarn().addKeyValue("mention", mention.id()).setCause(e).log("mention.attempt_failed");
            return Optional.empty();
        }
    }

    /** From where an earlier attempt came to. */
    private Settled goOn(Claim claim, Mention mention, Patience patience)
            throws ClaimLost, IOException, RefusedByX, InterruptedException {
        if (claim.doubt().isPresent()) {
            return replier.reconcile(claim, mention, claim.doubt().get(), patience);
        }
        var late = gate.refusal(mention);
        if (late.isPresent()) {
            return new Skipped(late.get());
        }
        if (claim.prepared().isPresent()) {
            return post(claim, mention, claim.prepared().get(), patience);
        }
        if (claim.attempt() == 1) {
            gate.budget().spent(Price.POST_READ, 1);
        }
        return switch (patience.outlast(() -> decider.decide(mention))) {
            case Decision.Quiet(var reason) -> new Skipped(reason);
            case Decision.Say(var reason) -> answer(claim, mention, reason, List.of(), patience);
            case Decision.Work(var wanted) -> answer(claim, mention, work(mention, wanted, patience), patience);
        };
    }

    private List<Result> work(Mention mention, List<PhotoRef> wanted, Patience patience)
            throws ClaimLost, IOException, InterruptedException {
        var results = new ArrayList<Result>();
        for (var photo : wanted) {
            if (results.isEmpty() || patience.outlast(gate::level) != Level.ONE_PHOTO) {
                var key = "%s/%d".formatted(mention.id(), results.size());
                results.add(photos.run(new Job(key, photo, mention.at(), mention.language(), effect), patience));
            }
        }
        return results;
    }

    private Settled answer(Claim claim, Mention mention, List<Result> results, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        var masked = new ArrayList<MaskedPicture>();
        var noFace = false;
        var held = false;
        var refused = Reason.NOT_A_PHOTO;
        for (var result : results) {
            switch (result) {
                case Result.Masked(var picture) -> masked.add(picture);
                case Result.NoFace() -> noFace = true;
                case Result.Refused(var why) -> refused = reason(why);
                case Result.NotAllowed() -> {
                    return answer(claim, mention, Reason.NOT_ALLOWED, List.of(), patience);
                }
                case Result.Held _ -> held = true;
            }
        }
        if (held) {
            return new Skipped(Reason.HELD);
        }
        if (!masked.isEmpty()) {
            return answer(claim, mention, Reason.MASKED, masked, patience);
        }
        if (noFace) {
            return answer(claim, mention, Reason.NO_FACE, List.of(), patience);
        }
        return switch (refused) {
            case PHOTO_TOO_LARGE, PHOTO_TOO_SMALL, NOT_A_PHOTO -> answer(claim, mention, refused, List.of(), patience);
            default -> new Skipped(refused);
        };
    }

    private Settled answer(Claim claim, Mention mention, Reason reason, List<MaskedPicture> pictures, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        if (gate.isDryRun()) {
            return new Skipped(Reason.DRY_RUN);
        }
        return post(claim, mention, replier.prepare(claim, mention, reason, pictures, patience), patience);
    }

    private Settled post(Claim claim, Mention mention, Prepared reply, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        if (gate.isDryRun()) {
            return new Skipped(Reason.DRY_RUN); // prepared before the operator wanted it so
        }
        gate.awaitPosting();
        var permit = patience.outlast(() -> quota.acquire(mention.author()));
        var late = gate.refusal(mention);
        if (late.isPresent()) {
            permit.unused();
            return new Skipped(late.get());
        }
        return replier.send(claim, mention, reply, patience);
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

    private void settle(Claim claim, Mention mention, Settled outcome, Patience patience)
            throws ClaimLost, InterruptedException {
        patience.insist(() -> ledger.settle(claim, mention, outcome));
        var reason = outcome.reason().name().toLowerCase(Locale.ROOT);
        meters.counter("mentions.settled", "reason", reason).increment();
        meters.timer("mention.time").record(Duration.between(mention.at(), clock.instant()));
        log.atInfo()
                .addKeyValue("mention", claim.mention())
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .addKeyValue("reason", outcome.reason())
                .log("mention.settled");
    }
}
