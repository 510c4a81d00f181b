package dev.maskbot.processor.matrix;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A mention that somebody wrote. Immutable.
 *
 * @param end how it has to end unless something goes wrong that is the mention's own
 */
record Offer(long post, Mention mention, Reason end) {
    static Offer of(World world, String author, boolean decent, Instant now) {
        var post = world.x().mention();
        var id = Long.toString(post);
        if (!decent) {
            world.indecent(id);
        }
        var photo = new PhotoRef(URI.create(PhotoWire.ORIGIN + "/media/" + id + ".jpg"), author, "");
        return new Offer(
                post,
                new Mention(new MentionId(id), id, id, author, now, "@maskbot please", "en", false, List.of(photo)),
                decent ? Reason.MASKED : Reason.NOT_ALLOWED);
    }

    String id() {
        return mention.id().value();
    }

    byte[] bytes() {
        return MentionCodec.encode(mention);
    }
}
