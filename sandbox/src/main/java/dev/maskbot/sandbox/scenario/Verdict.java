package dev.maskbot.sandbox.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a scenario ended. Immutable.
 *
 * @param offered mentions that call the bot
 * @param replied those with exactly one reply that people see
 * @param twice those with more, by id
 * @param lost those without a recorded outcome, or recorded as replied without a reply, by id
 * @param wrong those with another outcome than is certain to be theirs: the id, what it is and what it should be
 * @param uninvited posts that did not call the bot and that it worked on, by id
 * @param repeated how often only X kept the bot from answering once more
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
        int repeated,
        Map<String, Integer> reasons,
        Duration slowest,
        long ended) {
    /**
     * Of one run.
     *
     * @param tolerated reasons that are as good as the expected ones
     * @param unanswered what waited for a reply in vain, for people
     */
    static Verdict of(
            Collection<Offer> offers,
            Ledger ledger,
            Replies replies,
            Set<String> tolerated,
            Collection<String> unanswered,
            long ended) {
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
                Stream.concat(
                                mentions.stream()
                                        .flatMap(offer -> wrong(
                                                offer,
                                                ledger.of(offer),
                                                replies.to(offer).isEmpty(),
                                                tolerated)),
                                unanswered.stream())
                        .toList(),
                ids(
                        offers,
                        offer -> !offer.summons()
                                && (ledger.of(offer).isKnown()
                                        || !replies.to(offer).isEmpty())),
                replies.repeated(),
                reasons,
                slowest,
                ended);
    }

    private static boolean isLost(Ledger.Entry entry, boolean unanswered) {
        return !entry.isSettled() || (entry.isReplied() && unanswered);
    }

    private static Stream<String> wrong(Offer offer, Ledger.Entry entry, boolean unanswered, Set<String> tolerated) {
        if (!entry.isSettled()) {
            return Stream.empty();
        }
        if (entry.isSilent() && !unanswered) {
            return Stream.of(offer.inItsOwnWords() + ": " + entry.state() + ", and people see a reply");
        }
        return offer.expects(entry.reason()) || tolerated.contains(entry.reason())
                ? Stream.empty()
                : Stream.of(offer.differenceFrom(entry.reason()));
    }

    private static String outcome(Ledger.Entry entry) {
        return entry.isReplied() ? entry.reason() : (entry.state() + " " + entry.reason()).strip();
    }

    private static List<String> ids(Collection<Offer> offers, Predicate<Offer> which) {
        return offers.stream().filter(which).map(Offer::mention).toList();
    }

    /** Whether every promise was kept. */
    public boolean isGood() {
        return offered > 0
                && lost.isEmpty()
                && twice.isEmpty()
                && repeated == 0
                && wrong.isEmpty()
                && uninvited.isEmpty();
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
        if (repeated > 0) {
            text.append("\n    sent once more, and refused by X: ").append(repeated);
        }
        tell(text, "lost", lost);
        tell(text, "answered twice", twice);
        wrong.forEach(mention -> text.append("\n    wrong: ").append(mention));
        tell(text, "worked on without being asked", uninvited);
        return text.toString();
    }

    private static void tell(StringBuilder text, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            text.append("\n    ").append(what).append(": ").append(String.join(" ", ids));
        }
    }
}
