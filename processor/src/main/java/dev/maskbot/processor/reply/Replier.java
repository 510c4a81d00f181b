package dev.maskbot.processor.reply;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.ledger.Doubt;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Settled;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.outage.Patience;
import dev.maskbot.processor.outage.SickSystem;
import dev.maskbot.processor.reply.Timeline.Finding;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.spend.Level;
import dev.maskbot.processor.spend.Price;
import dev.maskbot.processor.words.Texts;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Account;
import dev.maskbot.x.MediaId;
import dev.maskbot.x.PostId;
import dev.maskbot.x.Problem;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XResult.Ok;
import dev.maskbot.x.XResult.RateLimited;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unauthorized;
import dev.maskbot.x.XResult.Unavailable;
import dev.maskbot.x.XResult.Unknown;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a mention once. Whenever it is in doubt whether X has the reply, it looks at the bot's own timeline until that
 * must show it; only what is certainly not there is sent again, once. Safe for use by several threads.
 */
public final class Replier {
    /** What takes longer than this between the ledger and X was stopped on the way: others may be about to look. */
    private static final Duration PROMPT = Duration.ofSeconds(20);

    /** How often a fresh timeline has to lack the reply, and how long lies between. */
    private static final int LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Replier.class);

    private final XClient x;
    private final Texts texts;
    private final DailyBudget budget;
    private final ReplyLedger ledger;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Triage triage;
    private final Timeline timeline;

    public Replier(
            XClient x,
            Account bot,
            Texts texts,
            DailyBudget budget,
            ReplyLedger ledger,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.x = x;
        this.texts = texts;
        this.budget = budget;
        this.ledger = ledger;
        this.clock = clock;
        this.sleeper = sleeper;
        this.triage = new Triage(clock, random);
        this.timeline = new Timeline(triage, x, bot, clock);
    }

    /**
     * Uploads the pictures, none for a refusal in words.
     *
     * @throws RefusedByX when X does not want a picture
     */
    public Prepared prepare(Mention mention, Reason reason, List<MaskedPicture> pictures, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        var media = new ArrayList<String>();
        for (var picture : pictures) {
            var id = upload(mention, picture, patience);
            if (media.isEmpty() || patience.outlast(budget::level) == Level.FULL) {
                describe(mention, id, picture.altText());
            }
            media.add(id.value());
        }
        return new Prepared(reason, media);
    }

    /**
     * Sends what is ready.
     *
     * @throws RefusedByX when X does not take the pictures any more: prepare them anew
     */
    public Settled send(Claim claim, Mention mention, Prepared reply, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        return send(claim, mention, reply, 1, patience);
    }

    /** Finds out what became of a reply that X may have, and sends it again if it certainly has not. */
    public Settled reconcile(Claim claim, Mention mention, Doubt doubt, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        var post = post(mention);
        if (post.isEmpty()) {
            return new Quarantined(Reason.MALFORMED, claim.attempt());
        }
        for (var looks = 0; looks < LOOKS; ) {
            switch (patience.outlast(() -> timeline.look(post.get(), doubt.since()))) {
                case Finding.Found(var reply) -> {
                    log.atInfo()
                            .addKeyValue("mention", mention.id())
                            .addKeyValue("reply", reply.value())
                            .log("reply.found");
                    return new Replied(reply.toString(), doubt.reply().reason());
                }
                case Finding.Absent(var fresh) -> looks += fresh ? 1 : 0;
            }
            sleeper.sleep(BETWEEN_LOOKS);
        }
        return doubt.sends() == 1
                ? send(claim, mention, doubt.reply(), 2, patience)
                : new Quarantined(Reason.AMBIGUOUS, claim.attempt());
    }

    private Settled send(Claim claim, Mention mention, Prepared reply, int sends, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        var post = post(mention);
        return post.isPresent()
                ? patience.outlast(() -> sendOnce(claim, mention, post.get(), reply, sends, patience))
                : new Quarantined(Reason.MALFORMED, claim.attempt());
    }

    private Settled sendOnce(Claim claim, Mention mention, PostId post, Prepared reply, int sends, Patience patience)
            throws ClaimLost, RefusedByX, SickSystem, InterruptedException {
        var text = texts.say(Sayings.of(reply.reason()), mention.id(), mention.language());
        var media = reply.media().stream().map(MediaId::new).toList();
        var since = patience.outlast(() -> ledger.posting(claim, reply, sends));
        if (since.plus(PROMPT).isBefore(clock.instant())) {
            notPosted(claim, reply, patience);
            throw new SickSystem("the ledger is slow");
        }
        switch (x.reply(post, text, media)) {
            case Ok<PostId>(var own) -> {
                budget.spent(Price.SUMMONED_REPLY, 1);
                log.atInfo()
                        .addKeyValue("mention", mention.id())
                        .addKeyValue("reply", own.value())
                        .log("reply.posted");
                return new Replied(own.toString(), reply.reason());
            }
            case RateLimited<PostId> limited -> {
                notPosted(claim, reply, patience);
                throw triage.limited(limited);
            }
            case Unavailable<PostId>(var why) -> {
                notPosted(claim, reply, patience);
                throw new SickSystem("X: " + why);
            }
            case Unauthorized<PostId>(var problem) -> {
                notPosted(claim, reply, patience);
                throw Triage.unauthorized(problem);
            }
            case Rejected<PostId>(var problem) -> {
                return rejected(claim, mention, new Doubt(reply, since, sends), problem, patience);
            }
            case Unknown<PostId>(var why) -> {
                log.atWarn()
                        .addKeyValue("mention", mention.id())
                        .addKeyValue("why", why)
                        .log("reply.in_doubt");
                return reconcile(claim, mention, new Doubt(reply, since, sends), patience);
            }
        }
    }

    private Settled rejected(Claim claim, Mention mention, Doubt doubt, Problem problem, Patience patience)
            throws ClaimLost, RefusedByX, SickSystem, InterruptedException {
        log.atWarn()
                .addKeyValue("mention", mention.id())
                .addKeyValue("status", problem.status())
                .addKeyValue("kind", problem.kind())
                .log("reply.rejected");
        return switch (problem.kind()) {
            // X has this text already: it is ours, and sending it again would be refused again.
            case DUPLICATE -> lookOnly(claim, mention, doubt, patience);
            case NOT_SUMMONED, NOT_VISIBLE, REPLIES_RESTRICTED -> new Skipped(Reason.POST_NOT_ANSWERABLE);
            case NOT_PERMITTED, OTHER -> new Quarantined(Reason.REFUSED_BY_X, claim.attempt());
            case CREDITS_DEPLETED -> {
                notPosted(claim, doubt.reply(), patience);
                throw Triage.refused(problem);
            }
            case MEDIA_INVALID -> {
                if (doubt.sends() > 1) { // what X took the first time may have used them up
                    yield lookOnly(claim, mention, doubt, patience);
                }
                patience.insist(() -> ledger.unprepared(claim));
                throw Triage.refused(problem);
            }
        };
    }

    /** Like a doubt in which nothing may be sent any more. */
    private Settled lookOnly(Claim claim, Mention mention, Doubt doubt, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        return reconcile(claim, mention, new Doubt(doubt.reply(), doubt.since(), 2), patience);
    }

    /** It is certain that X has no reply. */
    private void notPosted(Claim claim, Prepared reply, Patience patience) throws ClaimLost, InterruptedException {
        patience.insist(() -> ledger.prepared(claim, reply));
    }

    private MediaId upload(Mention mention, MaskedPicture picture, Patience patience)
            throws ClaimLost, RefusedByX, InterruptedException {
        var media = patience.outlast(() -> triage.value(x.upload(picture.jpeg())));
        log.atInfo()
                .addKeyValue("mention", mention.id())
                .addKeyValue("media", media.value())
                .log("picture.uploaded");
        return media;
    }

    private void describe(Mention mention, MediaId media, String altText) {
        budget.spent(Price.MEDIA_METADATA, 1);
        if (!(x.describe(media, altText) instanceof Ok)) {
            // Better a picture without description than no picture.
            log.atWarn()
                    .addKeyValue("mention", mention.id())
                    .addKeyValue("media", media.value())
                    .log("alt_text.refused");
        }
    }

    /** The post to answer; nothing when it has no id of X's, which trying again does not change. */
    private static Optional<PostId> post(Mention mention) {
        try {
            return Optional.of(PostId.of(mention.replyTo()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
