package dev.maskbot.processor.matrix;

import dev.maskbot.processor.Composition;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to hold whatever goes wrong: each mention ends once, is answered once at most, and is passed only when it has
 * ended. Confined to one simulation.
 */
final class HistoryCheck {
    private final World world;
    private final List<Offer> offers;
    private final Map<String, Offer> byRecord = new HashMap<>();
    private final Map<Shard, Integer> checkpoints = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    HistoryCheck(World world, List<Offer> offers) {
        this.world = world;
        this.offers = offers;
    }

    /** Which record of a shard a mention is in; none has what is malformed. */
    void offered(Shard shard, int record, Offer offer) {
        byRecord.put(shard.id() + "/" + record, offer);
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
        for (var i = 0; i < count; i++) {
            var offer = byRecord.get(shard.id() + "/" + i);
            require(offer == null || isSettled(offer), "the checkpoint passes a mention that has not ended");
        }
    }

    /** Whether all mentions of a shard have ended. */
    boolean isSettled(Shard shard) {
        return byRecord.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(shard.id() + "/"))
                .allMatch(entry -> isSettled(entry.getValue()));
    }

    /**
     * At the end of a case.
     *
     * @param mayEnd the reasons for which a mention that was met may end
     * @param most of them end otherwise than with a mask
     * @return what does not hold
     */
    List<String> broken(Set<Reason> mayEnd, int most) {
        offers.forEach(offer -> check(offer, mayEnd));
        var unmasked = offers.stream().filter(offer -> !reason(offer).equals("MASKED")).count();
        require(unmasked <= most, unmasked + " mentions are not masked");
        return List.copyOf(broken);
    }

    private void check(Offer offer, Set<Reason> mayEnd) {
        var states = world.history(offer.id());
        var replies = world.x().replies(offer.post());
        var ends = states.stream().dropWhile(state -> !isEnd(state)).distinct().toList();
        require(ends.size() == 1, "a mention that ended is not left alone: " + states);
        require(replies.size() <= 1, "%d replies, %s".formatted(replies.size(), states));
        if (!isSettled(offer)) {
            return;
        }
        var reason = Reason.valueOf(reason(offer));
        require(reason == Reason.MASKED || mayEnd.contains(reason), "a mention ended as " + reason);
        var replied = states.getLast().startsWith("REPLIED");
        require(
                replied ? replies.size() == 1 : reason == Reason.AMBIGUOUS || replies.isEmpty(),
                "%d replies to what ended as %s".formatted(replies.size(), states.getLast()));
        if (replied && replies.size() == 1) {
            var said = world.dynamo().items(Composition.LEDGER).get(offer.id()).get("reply");
            require(
                    said.s().equals(Long.toString(replies.getFirst().id())),
                    "the ledger has another reply");
            require(
                    reason != Reason.MASKED || replies.getFirst().media().size() == 1, "a reply without its picture");
        }
    }

    private boolean isSettled(Offer offer) {
        var states = world.history(offer.id());
        return !states.isEmpty() && isEnd(states.getLast());
    }

    private static boolean isEnd(String state) {
        return state.startsWith("REPLIED") || state.startsWith("SKIPPED") || state.startsWith("QUARANTINED");
    }

    private String reason(Offer offer) {
        var item = world.dynamo().items(Composition.LEDGER).getOrDefault(offer.id(), Map.of());
        return item.containsKey("reason") ? item.get("reason").s() : "";
    }
}
