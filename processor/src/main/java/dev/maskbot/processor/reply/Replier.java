package dev.maskbot.processor.reply;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Replied;
import dev.maskbot.processor.reply.Outcome.Settled;
import dev.maskbot.processor.reply.Outcome.Skipped;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Account;
import dev.maskbot.x.MediaId;
import dev.maskbot.x.PostId;
import dev.maskbot.x.Problem;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XResult;
import dev.maskbot.x.XResult.Ok;
import dev.maskbot.x.XResult.RateLimited;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unauthorized;
import dev.maskbot.x.XResult.Unavailable;
import dev.maskbot.x.XResult.Unknown;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a mention once. Whenever it is in doubt whether X has the reply, it looks at the bot's own timeline and never
 * sends again on a guess. Safe for use by several threads.
 */
public final class Replier {
    private static final Logger log = LoggerFactory.getLogger(Replier.class);

    private final XClient x;
    private final Account bot;
    private final ReplyLedger ledger;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    public Replier(
            XClient x, Account bot, ReplyLedger ledger, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
        this.x = x;
        this.bot = bot;
        this.ledger = ledger;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * Uploads the pictures, none for a refusal in words, and answers.
     *
     * @throws IOException when X did not take it: try the mention again later
     */
    public Settled reply(Claim claim, Mention mention, Reason reason, List<MaskedPicture> pictures)
            throws ClaimLost, IOException, InterruptedException {
        var post = post(mention);
        if (post.isEmpty()) {
            return new Quarantined(Reason.MALFORMED, claim.attempt());
        }
        var media = new ArrayList<MediaId>();
        for (var picture : pictures) {
            media.add(upload(mention, picture));
        }
        var text = ReplyText.of(mention.id(), reason);
        while (true) {
            ledger.posting(claim, reason);
            switch (x.reply(post.get(), text, media)) {
                case Ok<PostId>(var reply) -> {
                    log.atInfo()
                            .addKeyValue("mention", mention.id())
                            .addKeyValue("reply", reply.value())
                            .log("reply.posted");
                    return new Replied(reply.toString(), reason);
                }
                case RateLimited<PostId> limited -> {
                    ledger.notPosted(claim);
                    sitOut(limited);
                }
                case Unavailable<PostId>(var why) -> {
                    ledger.notPosted(claim);
                    throw new IOException(why);
                }
                case Unauthorized<PostId>(var problem) -> {
                    ledger.notPosted(claim);
                    throw new IOException("X refuses our keys: " + problem.detail());
                }
                case Rejected<PostId>(var problem) -> {
                    return rejected(claim, mention, reason, problem);
                }
                case Unknown<PostId>(var why) -> {
                    log.atWarn()
                            .addKeyValue("mention", mention.id())
                            .addKeyValue("why", why)
                            .log("reply.in_doubt");
                    return reconcile(claim, mention, reason);
                }
            }
        }
    }

    /**
     * Looks for our reply on our own timeline. Not finding it proves nothing, for X shows a post there with delay: so the
     * mention is quarantined rather than answered again.
     *
     * @throws IOException when X does not say
     */
    public Settled reconcile(Claim claim, Mention mention, Reason reason) throws IOException, InterruptedException {
        var post = post(mention);
        return post.isPresent()
                ? reconcile(claim, mention, post.get(), reason)
                : new Quarantined(Reason.MALFORMED, claim.attempt());
    }

    private Settled reconcile(Claim claim, Mention mention, PostId answered, Reason reason)
            throws IOException, InterruptedException {
        var page = Optional.<String>empty();
        do {
            var token = page;
            var posts = patiently(() -> x.posts(bot.id(), Optional.of(answered), token));
            for (var own : posts.posts()) {
                if (own.answers(answered)) {
                    log.atInfo()
                            .addKeyValue("mention", mention.id())
                            .addKeyValue("reply", own.id().value())
                            .log("reply.found");
                    return new Replied(own.id().toString(), reason);
                }
            }
            page = posts.next();
        } while (page.isPresent());
        return new Quarantined(Reason.AMBIGUOUS, claim.attempt());
    }

    /** The post to answer; nothing when it has no id of X's, which trying again does not change. */
    private static Optional<PostId> post(Mention mention) {
        try {
            return Optional.of(PostId.of(mention.replyTo()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Settled rejected(Claim claim, Mention mention, Reason reason, Problem problem)
            throws ClaimLost, IOException, InterruptedException {
        log.atWarn()
                .addKeyValue("mention", mention.id())
                .addKeyValue("status", problem.status())
                .addKeyValue("kind", problem.kind())
                .log("reply.rejected");
        return switch (problem.kind()) {
            case DUPLICATE -> reconcile(claim, mention, reason);
            case NOT_SUMMONED, NOT_VISIBLE, REPLIES_RESTRICTED -> new Skipped(Reason.POST_NOT_ANSWERABLE);
            case MEDIA_INVALID, CREDITS_DEPLETED, NOT_PERMITTED, OTHER -> {
                ledger.notPosted(claim);
                throw new IOException("X refuses the reply: " + problem.detail());
            }
        };
    }

    private MediaId upload(Mention mention, MaskedPicture picture) throws IOException, InterruptedException {
        var media = patiently(() -> x.upload(picture.jpeg()));
        log.atInfo()
                .addKeyValue("mention", mention.id())
                .addKeyValue("media", media.value())
                .log("picture.uploaded");
        if (!(x.describe(media, picture.altText()) instanceof Ok)) {
            // Better a picture without description than no picture.
            log.atWarn()
                    .addKeyValue("mention", mention.id())
                    .addKeyValue("media", media.value())
                    .log("alt_text.refused");
        }
        return media;
    }

    /** Something that can be asked again: waits while X limits us. */
    private <T> T patiently(Supplier<XResult<T>> call) throws IOException, InterruptedException {
        while (true) {
            switch (call.get()) {
                case Ok<T>(var value) -> {
                    return value;
                }
                case RateLimited<T> limited -> sitOut(limited);
                case Rejected<T>(var problem) -> throw new IOException("X refuses: " + problem.detail());
                case Unauthorized<T>(var problem) -> throw new IOException("X refuses our keys: " + problem.detail());
                case Unavailable<T>(var why) -> throw new IOException(why);
                case Unknown<T>(var why) -> throw new IOException(why);
            }
        }
    }

    private void sitOut(RateLimited<?> limited) throws InterruptedException {
        log.atWarn().addKeyValue("until", limited.until()).log("x.rate_limited");
        sleeper.sleep(limited.pause(clock.instant(), random));
    }
}
