package dev.maskbot.sandbox.page;

import java.time.Instant;
import java.util.Map;

/**
 * How it goes, at one moment. Immutable.
 *
 * @param offered mentions of the bot so far
 * @param outcomes of them by reason
 * @param replied of the outcomes, those with a reply
 * @param waiting that have no outcome yet
 * @param lag for how long the oldest of those has waited, in milliseconds
 * @param median from the post to its outcome, of those that ended lately, in milliseconds; -1 when none has
 * @param slow of the same, what one in twenty took longer than
 * @param twice posts with more than one reply
 * @param microDollars spent so far
 */
record Snapshot(
        Instant at,
        long offered,
        Map<String, Long> outcomes,
        long replied,
        long waiting,
        long lag,
        long median,
        long slow,
        long twice,
        long microDollars) {
    Snapshot {
        outcomes = Map.copyOf(outcomes);
    }
}
