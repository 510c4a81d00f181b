package dev.maskbot.sandbox.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How a scenario ended. Immutable.
 *
 * @param offered mentions that call the bot
 * @param replied those with exactly one reply that people see
 * @param twice those with more, by id
 * @param lost those without a recorded outcome, or recorded as replied without a reply, by id
 * @param wrong those with another outcome than is certain to be theirs: the id, what it is and what it should be
 * @param uninvited posts that did not call the bot and have a reply, by id
 * @param reasons how many have each outcome
 * @param slowest from a mention to its reply
 * @param ended how often a daemon ended by itself
 */
public record Verdict(
        int offered,
        int replied,
        List<String> twice,
        List<String> lost,
        List<String> wrong,
        List<String> uninvited,
        Map<String, Integer> reasons,
        Duration slowest,
        long ended) {
    static Verdict of(Collection<Offer> offers, Ledger ledger, Replies replies, long ended) {
        var mentions = offers.stream().filter(Offer::summons).toList();
        var reasons = new TreeMap<String, Integer>();
        mentions.forEach(offer -> reasons.merge(outcome(ledger.of(offer)), 1, Integer::sum));
        var slowest = mentions.stream()
                .flatMap(offer -> replies.to(offer).stream()
                        .map(reply -> Duration.between(offer.post().createdAt(), reply.createdAt())))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Verdict(
                mentions.size(),
                (int) mentions.stream()
                        .filter(offer -> replies.to(offer).size() == 1)
                        .count(),
                ids(mentions, offer -> replies.to(offer).size() > 1),
                ids(
                        mentions,
                        offer -> isLost(ledger.of(offer), replies.to(offer).isEmpty())),
                mentions.stream()
                        .filter(offer -> ledger.of(offer).isSettled()
                                && !offer.expects(ledger.of(offer).reason()))
                        .map(offer -> offer.differenceFrom(ledger.of(offer).reason()))
                        .toList(),
                ids(offers, offer -> !offer.summons() && !replies.to(offer).isEmpty()),
                reasons,
                slowest,
                ended);
    }

    private static boolean isLost(Ledger.Entry entry, boolean unanswered) {
        return !entry.isSettled() || (entry.isReplied() && unanswered);
    }

    private static String outcome(Ledger.Entry entry) {
        return entry.isReplied() ? entry.reason() : (entry.state() + " " + entry.reason()).strip();
    }

    private static List<String> ids(Collection<Offer> offers, Predicate<Offer> which) {
        return offers.stream().filter(which).map(Offer::mention).toList();
    }

    /** Whether every promise was kept. */
    public boolean isGood() {
        return lost.isEmpty() && twice.isEmpty() && wrong.isEmpty() && uninvited.isEmpty();
    }

    /** For people: figures, outcomes, and the ids of what went wrong. */
    public String report() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "offered=%d replied=%d lost=%d twice=%d wrong=%d slowest=%.1fs",
                offered,
                replied,
                lost.size(),
                twice.size(),
                wrong.size(),
                slowest.toMillis() / 1000.0));
        reasons.forEach((reason, count) ->
                text.append("\n    ").append(count).append(' ').append(reason));
        if (ended > 0) {
            text.append("\n    daemons ended by themselves: ").append(ended);
        }
        tell(text, "lost", lost);
        tell(text, "answered twice", twice);
        wrong.forEach(mention -> text.append("\n    wrong: ").append(mention));
        tell(text, "answered without being asked", uninvited);
        return text.toString();
    }

    private static void tell(StringBuilder text, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            text.append("\n    ").append(what).append(": ").append(String.join(" ", ids));
        }
    }
}
