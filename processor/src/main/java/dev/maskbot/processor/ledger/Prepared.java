package dev.maskbot.processor.ledger;

import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.List;

/**
 * A reply that is ready to be sent. Immutable.
 *
 * @param media X's ids of the uploaded pictures, none for words alone
 */
public record Prepared(Reason reason, List<String> media) {
    public Prepared {
        media = List.copyOf(media);
    }
}
