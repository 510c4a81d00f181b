package dev.maskbot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What makes a mention the same mention for ever, however often it is edited or delivered: the ledger's key. Immutable.
 *
 * @param value of a network's choosing; on X the first id of the post's edit history
 */
public record MentionId(@JsonValue String value) {
    /** X's ids have 20 digits at most; a key of DynamoDB, of S3 and of Kinesis has room for more than this. */
    private static final int LONGEST = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MentionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a mention without id");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("an id of %d characters".formatted(value.length()));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
