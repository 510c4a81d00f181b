package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.x.Post;
import java.util.Set;

/**
 * What somebody posted. Immutable.
 *
 * @param summons whether it calls the bot, which then owes it an outcome; of anything else the bot keeps out
 * @param expected of which reasons the outcome has one, by the ledger's names; empty: of any
 */
record Offer(Post post, boolean summons, Set<String> expected) {
    private static final int QUOTED = 60;

    Offer {
        expected = Set.copyOf(expected);
    }

    /** By which the ledger knows it: its first version. */
    String mention() {
        return Long.toString(post.editHistory().getFirst());
    }

    boolean expects(String reason) {
        return expected.isEmpty() || expected.contains(reason);
    }

    /** For people. */
    String inItsOwnWords() {
        return mention() + " ("
                + post.typed().substring(0, Math.min(post.typed().length(), QUOTED)) + ")";
    }

    /** For people. */
    String differenceFrom(String reason) {
        return "%s: %s instead of %s".formatted(inItsOwnWords(), reason, String.join(" or ", expected));
    }
}
