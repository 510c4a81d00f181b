package dev.maskbot.processor;

import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.List;

/** What is to be done about a mention. */
sealed interface Decision {
    /** To work on these photos. */
    record Work(List<PhotoRef> photos) implements Decision {}

    /** To answer in words. */
    record Say(Reason reason) implements Decision {}

    /** To say nothing. */
    record Quiet(Reason reason) implements Decision {}
}
