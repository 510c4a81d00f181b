package dev.maskbot.processor.matrix;

import dev.maskbot.processor.Composition;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to hold whatever goes wrong: each mention ends once, is answered once at most and only with what was checked, and
 * is passed only when it has ended; nobody reads a secret; who has gone has left nothing behind. Confined to one
 * simulation.
 */
final class HistoryCheck {
    private final World world;
    private final List<Offer> offers;
    private final Map<Shard, List<Optional<Offer>>> records = new HashMap<>();
    private final Map<Shard, Integer> checkpoints = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    HistoryCheck(World world, List<Offer> offers) {
        this.world = world;
        this.offers = offers;
    }

    /** Which mention is in which record of a shard; none is in what is malformed. */
    void offered(Shard shard, List<Optional<Offer>> mentions) {
        records.put(shard, List.copyOf(mentions));
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    /** A checkpoint is about to be written after so many records of a shard. */
    void checkpointed(Shard shard, int count) {
        require(count >= checkpoints.getOrDefault(shard, 0), "the checkpoint goes back");
        checkpoints.put(shard, count);
        require(
                records.get(shard).stream()
                        .limit(count)
                        .flatMap(Optional::stream)
                        .allMatch(this::isSettled),
                "the checkpoint passes a mention that has not ended");
    }

    /** Whether all mentions of a shard have ended. */
    boolean isSettled(Shard shard) {
        return records.get(shard).stream().flatMap(Optional::stream).allMatch(this::isSettled);
    }

    /**
     * At the end of a case: what does not hold.
     *
     * @param mayEnd the reasons for which a mention may end that something happened to
     */
    List<String> broken(Set<Reason> mayEnd) {
        offers.forEach(offer -> checkEnd(offer, mayEnd));
        offers.forEach(this::checkReplies);
        require(world.traces().noneMatch(trace -> trace.contains(Secrets.CANARY)), "a secret is to be read");
        return List.copyOf(broken);
    }

    private void checkEnd(Offer offer, Set<Reason> mayEnd) {
        var states = world.history(offer.id());
        var ends = states.stream().dropWhile(state -> !isEnd(state)).distinct().count();
        require(ends > 0, "a mention has not ended: " + states);
        require(ends < 2, "a mention that ended is not left alone: " + states);
        var reason = attribute(offer, "reason");
        require(
                reason.isEmpty() || reason.equals(offer.end().name()) || mayEnd.contains(Reason.valueOf(reason)),
                "a mention ended as " + reason);
    }

    private void checkReplies(Offer offer) {
        var replies = world.x().replies(offer.post());
        var states = world.history(offer.id());
        require(replies.size() <= 1, "%d replies: %s".formatted(replies.size(), states));
        require(
                replies.stream().allMatch(reply -> reply.media().isEmpty()) || world.wasAllowed(offer.id()),
                "a picture is shown that was not checked");
        if (attribute(offer, "state").equals("REPLIED")) {
            var named = replies.stream().filter(one -> Long.toString(one.id()).equals(attribute(offer, "reply")));
            require(named.count() == 1, "the reply that the ledger names is not there");
        } else if (!attribute(offer, "reason").equals(Reason.AMBIGUOUS.name())) {
            require(replies.isEmpty(), "a reply that the ledger does not know: " + states);
        }
    }

    private boolean isSettled(Offer offer) {
        var states = world.history(offer.id());
        return !states.isEmpty() && isEnd(states.getLast());
    }

    private static boolean isEnd(String state) {
        return state.startsWith("REPLIED") || state.startsWith("SKIPPED") || state.startsWith("QUARANTINED");
    }

    private String attribute(Offer offer, String name) {
        var item = world.dynamo().items(Composition.LEDGER).getOrDefault(offer.id(), Map.of());
        return item.containsKey(name) ? item.get(name).s() : "";
    }
}
