package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.Optional;

/**
 * A post that somebody is about to publish: the words as typed, photos, the post it answers, the post it quotes, and
 * whether its author warns of what it shows. Immutable.
 */
public record Draft(
        User author,
        String text,
        List<NewPhoto> photos,
        Optional<Post> inReplyTo,
        Optional<Post> quoted,
        boolean sensitive) {
    public Draft {
        photos = List.copyOf(photos);
    }

    /** Words alone. */
    public static Draft of(User author, String text) {
        return new Draft(author, text, List.of(), Optional.empty(), Optional.empty(), false);
    }

    public Draft with(NewPhoto... photos) {
        return new Draft(author, text, List.of(photos), inReplyTo, quoted, sensitive);
    }

    public Draft replyingTo(Post parent) {
        return new Draft(author, text, photos, Optional.of(parent), quoted, sensitive);
    }

    public Draft quoting(Post post) {
        return new Draft(author, text, photos, inReplyTo, Optional.of(post), sensitive);
    }

    public Draft withWarning() {
        return new Draft(author, text, photos, inReplyTo, quoted, true);
    }
}
