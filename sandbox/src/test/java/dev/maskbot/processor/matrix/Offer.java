package dev.maskbot.processor.matrix;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** A mention that somebody wrote. Immutable. */
record Offer(long post, Mention mention) {
    static Offer of(World world, String author, Instant now) {
        var post = world.x().mention();
        var id = Long.toString(post);
        var photo = new PhotoRef(world.photos().photo(id), author, "");
        return new Offer(
                post,
                new Mention(
                        new MentionId(id), id, id, author, now, "@maskbot please", "en", false, List.of(photo)));
    }

    String id() {
        return mention.id().value();
    }

    byte[] bytes() {
        return MentionCodec.encode(mention);
    }

    /** The n-th of its shard, from 1. */
    static KinesisClientRecord record(int n, byte[] data) {
        return KinesisClientRecord.builder()
                .sequenceNumber(Integer.toString(n))
                .subSequenceNumber(0)
                .data(ByteBuffer.wrap(data).asReadOnlyBuffer())
                .build();
    }
}
