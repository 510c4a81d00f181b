package dev.maskbot.processor.reply;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.processor.outage.Patience;
import dev.maskbot.processor.outage.SickSystem;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.spend.Price;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.PostId;
import dev.maskbot.x.Problem;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XResult.Ok;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes replies back: off X, with their photos, and out of the ledger but for the bare id. Broken off anywhere and done
 * again, it ends the same: the wish is in the ledger before the first is gone, and a reply's own row goes last. Safe for
 * use by several threads.
 */
public final class TakeBack {
    /** A reply that shows on X already may still be on its way in the ledger, if its worker has died. */
    private static final int LOOKS = 12;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(6);

    /** How often X may fail at one reply, in an attempt, while it does other things for us. */
    private static final int FAILURES = 5;

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Prepared DONE = new Prepared(Reason.DELETED, List.of());

    /** What was said about a wish like this one is not what it means. */
    private static final Set<Reason> ABOUT_WISHES = Set.of(Reason.DELETED, Reason.NOTHING_TO_DELETE);

    private static final Logger log = LoggerFactory.getLogger(TakeBack.class);

    private final XClient x;
    private final ReplyLedger ledger;
    private final LedgerArchive archive;
    private final AnsweredIndex index;
    private final Erasure erasure;
    private final DailyBudget budget;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Triage triage;

    public TakeBack(
            XClient x,
            ReplyLedger ledger,
            LedgerArchive archive,
            AnsweredIndex index,
            Erasure erasure,
            DailyBudget budget,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.x = x;
        this.ledger = ledger;
        this.archive = archive;
        this.index = index;
        this.erasure = erasure;
        this.budget = budget;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.triage = new Triage(clock, random);
    }

    /** To be called before a mention gets its reply, so that it can be found again. */
    public void remember(Mention mention) {
        index.add(mention, clock.instant());
    }

    /**
     * Takes back what a mention wants to be taken back.
     *
     * @return what there is to be said about it
     * @throws RefusedByX when X does not let us
     * @throws IOException when X fails at one of them, and may not later
     */
    public Reason run(Claim claim, Mention wish, Patience patience)
            throws ClaimLost, IOException, RefusedByX, InterruptedException {
        var wanted = wanted(wish, patience);
        if (wanted.isEmpty()) {
            return claim.prepared().equals(Optional.of(DONE)) ? Reason.DELETED : Reason.NOTHING_TO_DELETE;
        }
        patience.insist(() -> ledger.prepared(claim, DONE));
        for (var item : wanted) {
            delete(PostId.of(item.reply().orElseThrow()), patience);
            patience.outlast(() -> erasure.erase(item.mention(), Reason.DELETED));
            log.atInfo()
                    .addKeyValue("mention", item.mention())
                    .addKeyValue("reply", item.reply().orElseThrow())
                    .addKeyValue("by", wish.id())
                    .log("reply.deleted");
        }
        return Reason.DELETED;
    }

    /** The reply under which it is said or, when it is said elsewhere in the conversation, all of the author's there. */
    private List<LedgerItem> wanted(Mention wish, Patience patience) throws ClaimLost, InterruptedException {
        var answered = answered(wish, patience).stream()
                .filter(item -> item.state() == State.REPLIED)
                .toList();
        var named = answered.stream()
                .filter(item -> item.reply().equals(Optional.of(wish.parent())))
                .toList();
        return (named.isEmpty() ? answered : named)
                .stream()
                        .filter(item -> item.concerns(wish.author()))
                        .filter(item -> !named.isEmpty()
                                || item.reason().filter(ABOUT_WISHES::contains).isEmpty())
                        .toList();
    }

    private List<LedgerItem> answered(Mention wish, Patience patience) throws ClaimLost, InterruptedException {
        for (var looks = 1; ; looks++) {
            var items = patience.outlast(() -> index.mentions(wish.conversation()).stream()
                    .filter(mention -> !mention.equals(wish.id()))
                    .map(archive::find)
                    .flatMap(Optional::stream)
                    .toList());
            if (looks == LOOKS || items.stream().noneMatch(item -> item.state().isUnderWay())) {
                return items;
            }
            sleeper.sleep(BETWEEN_LOOKS);
        }
    }

    private void delete(PostId reply, Patience patience)
            throws ClaimLost, IOException, RefusedByX, InterruptedException {
        for (var failures = 0; !patience.outlast(() -> isDeleted(reply)); ) {
            failures++;
            if (failures == FAILURES) {
                throw new IOException("X fails at deleting " + reply);
            }
            sleeper.sleep(BACKOFF.delay(failures, random));
        }
        budget.spent(Price.DELETE, 1);
    }

    /** Whether it is gone. It is not when X fails at it alone: one reply must not hold up the line for ever. */
    private boolean isDeleted(PostId reply) throws SickSystem, RefusedByX {
        var result = x.delete(reply);
        if (result instanceof Unavailable && x.me() instanceof Ok) {
            return false;
        }
        if (!(result instanceof Rejected<PostId>(var problem) && problem.kind() == Problem.Kind.NOT_VISIBLE)) {
            triage.value(result); // else it was gone already
        }
        return true;
    }
}
