package dev.maskbot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What makes a mention the same mention for ever, however often it is edited or delivered: the ledger's key. Immutable.
 *
 * @param value of a network's choosing; on X the first id of the post's edit history
 */
public record MentionId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MentionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a mention without id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
