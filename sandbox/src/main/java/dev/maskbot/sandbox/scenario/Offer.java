package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.x.Post;

/**
 * What somebody posted. Immutable.
 *
 * @param summons whether it calls the bot, which then owes it an outcome; of anything else the bot keeps out
 */
record Offer(Post post, boolean summons) {
    /** By which the ledger knows it: its first version. */
    String mention() {
        return Long.toString(post.editHistory().getFirst());
    }
}
