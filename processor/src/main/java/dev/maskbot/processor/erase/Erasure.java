package dev.maskbot.processor.erase;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.processor.photo.PhotoStore;
import java.util.List;

/**
 * Removes what is held about a mention: its photos first, then its row, which is what they are found by, then its bare id
 * from the index, by which the row is. So it can be broken off anywhere and done again; at worst that id stays until it
 * expires. Safe for use by several threads and several processes.
 */
public record Erasure(LedgerArchive ledger, AnsweredIndex index, List<PhotoStore> photos) {
    public enum Result {
        /** Nothing is held any more. */
        ERASED,
        /** A worker has it: it would write again what is removed. */
        UNDER_WAY
    }

    /** Removes it all, unless it is under way. */
    public Result erase(MentionId mention, Reason why) {
        while (true) {
            var item = ledger.find(mention).filter(found -> found.state() != State.ERASED);
            if (item.isEmpty()) {
                return Result.ERASED;
            }
            if (item.get().state().isUnderWay()) {
                return Result.UNDER_WAY;
            }
            photos.forEach(bucket -> bucket.removeAll(mention.value()));
            if (ledger.erase(item.get(), why)) { // or somebody has changed it: look again
                item.get().conversation().ifPresent(conversation -> index.remove(conversation, mention));
            }
        }
    }
}
