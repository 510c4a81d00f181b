package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.Decision.Quiet;
import dev.maskbot.processor.Decision.Ready;
import dev.maskbot.processor.Decision.Reply;
import dev.maskbot.processor.Decision.Response;
import dev.maskbot.processor.Decision.Say;
import dev.maskbot.processor.Decision.Work;
import dev.maskbot.processor.Stages.Stage;
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
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.outage.Patience;
import dev.maskbot.processor.reply.MaskedPicture;
import dev.maskbot.processor.reply.RefusedByX;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.TakeBack;
import dev.maskbot.processor.spend.Price;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one mention, from the claim to its recorded outcome. What may end the process is counted in the ledger
 * before it is done, so that a mention that breaks the process is given up too. Safe for use by several threads.
 */
final class MentionPipeline {
    private static final int MAX_TRIES = 3;

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Logger log = LoggerFactory.getLogger(MentionPipeline.class);

    private final ReplyLedger ledger;
    private final Gate gate;
    private final Decider decider;
    private final PostQuota quota;
    private final Album album;
    private final Replier replier;
    private final TakeBack takeBack;
    private final Outages outages;
    private final MeterRegistry meters;
    private final Stages stages;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    MentionPipeline(
            ReplyLedger ledger,
            Gate gate,
            Decider decider,
            Album album,
            PostQuota quota,
            Replier replier,
            TakeBack takeBack,
            Outages outages,
            MeterRegistry meters,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.ledger = ledger;
        this.gate = gate;
        this.decider = decider;
        this.quota = quota;
        this.album = album;
        this.replier = replier;
        this.takeBack = takeBack;
        this.outages = outages;
        this.meters = meters;
        this.stages = new Stages(meters);
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
                        sleeper.sleep(BACKOFF.delay(claim.tries() + 1, random));
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
        meters.counter("attempts").increment();
        if (claim.tries() >= MAX_TRIES) {
            var reason = claim.doubt().isPresent() ? Reason.AMBIGUOUS : Reason.FAILED;
            return Optional.of(new Quarantined(reason, claim.tries()));
        }
        try {
            return Optional.of(goOn(claim, mention, patience));
        } catch (IOException | RefusedByX | RuntimeException e) {
            log.atWarn().addKeyValue("mention", mention.id()).setCause(e).log("mention.attempt_failed");
            meters.counter("attempts.failed").increment();
            patience.insist(() -> ledger.failed(claim));
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
        if (late.isPresent() && !decider.isLasting(mention)) {
            return new Skipped(late.get());
        }
        return switch (reply(claim, mention, late.isPresent(), patience)) {
            case Quiet(var reason) -> new Skipped(reason);
            case Ready _ when gate.isDryRun() -> new Skipped(Reason.DRY_RUN);
            case Ready(var reply) -> post(claim, mention, reply, patience);
        };
    }

    private Reply reply(Claim claim, Mention mention, boolean late, Patience patience)
            throws ClaimLost, IOException, RefusedByX, InterruptedException {
        // What is to be taken back may not all be gone yet.
        if (claim.prepared().filter(reply -> reply.reason() != Reason.DELETED).isPresent()) {
            return new Ready(claim.prepared().get());
        }
        if (claim.attempt() == 1) {
            gate.budget().spent(Price.POST_READ, 1);
        }
        return switch (patience.outlast(() -> decider.decide(mention))) {
            case Work work -> {
                // Until X has the pictures, they are in memory.
                try (var room = album.room(work)) {
                    var attempt = new Attempt(ledger, claim, patience);
                    yield reply(album.mask(mention, work, room, attempt), mention, late, patience);
                }
            }
            case Decision.TakeBack(var answerable) -> {
                var reason = takeBack.run(claim, mention, patience);
                yield reply(answerable ? Say.words(reason) : new Quiet(reason), mention, late, patience);
            }
            case Response response -> reply(response, mention, late, patience);
        };
    }

    private Reply reply(Response response, Mention mention, boolean late, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        return switch (response) {
            case Reply reply -> reply;
            case Say say when late -> new Quiet(say.reason());
            case Say _ when gate.isDryRun() -> new Quiet(Reason.DRY_RUN);
            case Say(var reason, var pictures) -> new Ready(prepare(mention, reason, pictures, patience));
        };
    }

    private Prepared prepare(Mention mention, Reason reason, List<MaskedPicture> pictures, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        if (pictures.isEmpty()) {
            return new Prepared(reason, List.of());
        }
        try (var _ = stages.begin(Stage.UPLOAD)) {
            return replier.prepare(mention, reason, pictures, patience);
        }
    }

    private Settled post(Claim claim, Mention mention, Prepared reply, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        patience.insist(() -> ledger.prepared(claim, reply));
        patience.insist(() -> takeBack.remember(mention));
        gate.awaitPosting();
        var permit = patience.outlast(() -> quota.acquire(mention.author()));
        var late = gate.refusal(mention);
        if (late.isPresent()) {
            permit.unused();
            return new Skipped(late.get());
        }
        try (var _ = stages.begin(Stage.POST)) {
            return replier.send(claim, mention, reply, patience);
        }
    }

    private void settle(Claim claim, Mention mention, Settled outcome, Patience patience)
            throws ClaimLost, InterruptedException {
        patience.insist(() -> ledger.settle(claim, mention, outcome));
        var reason = outcome.reason().name().toLowerCase(Locale.ROOT);
        meters.counter("mentions.settled", "reason", reason).increment();
        if (outcome instanceof Quarantined) {
            meters.counter("mentions.quarantined").increment();
        }
        meters.timer("mention.time").record(Duration.between(mention.at(), clock.instant()));
        log.atInfo()
                .addKeyValue("mention", claim.mention())
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .addKeyValue("reason", outcome.reason())
                .log("mention.settled");
    }
}
