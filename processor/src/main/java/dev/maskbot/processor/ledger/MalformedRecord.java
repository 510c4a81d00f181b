package dev.maskbot.processor.ledger;

import dev.maskbot.mention.MentionId;

/**
 * A record of the stream that is no mention. Its bytes are not to be changed.
 *
 * @param sequence in its shard: with the number behind a dot where several share one
 * @param why without any of its content
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record MalformedRecord(String shard, String sequence, byte[] bytes, String why) {
    /** By which the ledger has it: the same however often the record is delivered, and no id of any network. */
    public MentionId id() {
        return new MentionId("malformed#%s#%s".formatted(shard, sequence));
    }
}
