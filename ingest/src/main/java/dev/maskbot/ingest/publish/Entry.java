package dev.maskbot.ingest.publish;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.x.PostId;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * A mention on its way into Kinesis, encoded once however often it is sent. Immutable.
 *
 * @param since when it was taken charge of
 */
record Entry(MentionId mention, PostId post, Instant since, SdkBytes data) {
    static Entry of(Mention mention, Instant now) {
        return new Entry(
                mention.id(),
                PostId.of(mention.replyTo()),
                now,
                SdkBytes.fromByteArrayUnsafe(MentionCodec.encode(mention)));
    }

    /** What it counts against the limit of a request: the record and its key. */
    int size() {
        return data.asByteArrayUnsafe().length + mention.value().length();
    }

    /** Keyed by the mention, which spreads them over the shards and keeps copies of one together. */
    PutRecordsRequestEntry toRequest() {
        return PutRecordsRequestEntry.builder()
                .partitionKey(mention.value())
                .data(data)
                .build();
    }
}
