package dev.maskbot.processor.matrix;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.sandbox.x.Post;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** A mention that somebody wrote. Immutable. */
record Offer(Post post, Mention mention) {
    static Offer of(World world, String author) {
        var user = world.x().findOrCreateUser(author);
        var post = world.x().post(user, "@maskbot please", List.of(), Optional.empty());
        var id = Long.toString(post.id());
        var owner = Long.toString(user.id());
        var photo = new PhotoRef(world.photos().photo(id), owner, "");
        return new Offer(
                post,
                new Mention(
                        new MentionId(id),
                        id,
                        id,
                        owner,
                        post.createdAt(),
                        post.typed(),
                        "en",
                        false,
                        List.of(photo)));
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
