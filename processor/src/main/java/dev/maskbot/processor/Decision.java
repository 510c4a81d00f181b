package dev.maskbot.processor;

import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.reply.MaskedPicture;
import java.util.List;

/** What is to be done about a mention. */
sealed interface Decision {
    /** To work on these photos, with the effect of that name. */
    record Work(List<PhotoRef> photos, String effect) implements Decision {}

    /**
     * To take replies back.
     *
     * @param answerable whether anything may be said about it
     */
    record TakeBack(boolean answerable) implements Decision {}

    /** What is known once the work is done, or was before. */
    sealed interface Response extends Decision {}

    /** To answer, with pictures where there are any. */
    record Say(Reason reason, List<MaskedPicture> pictures) implements Response {
        static Say words(Reason reason) {
            return new Say(reason, List.of());
        }
    }

    /** A response of which nothing is left to be made ready. */
    sealed interface Reply extends Response {}

    /** To send what X has all pictures of. */
    record Ready(Prepared reply) implements Reply {}

    /** To say nothing. */
    record Quiet(Reason reason) implements Reply {}
}
