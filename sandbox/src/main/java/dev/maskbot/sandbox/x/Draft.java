package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A post that somebody is about to publish: the words as typed, photos, the post it answers, the post it quotes,
 * whether its author warns of what it shows, whether people can vote on it, and how long ago it was written. Immutable.
 */
public record Draft(
        User author,
        String text,
        List<NewPhoto> photos,
        Optional<Post> inReplyTo,
        Optional<Post> quoted,
        boolean sensitive,
        boolean poll,
        Duration age) {
    public Draft {
        photos = List.copyOf(photos);
    }

    /** Words alone. */
    public static Draft of(User author, String text) {
        return new Draft(author, text, List.of(), Optional.empty(), Optional.empty(), false, false, Duration.ZERO);
    }

    public Draft with(NewPhoto... photos) {
        return new Draft(author, text, List.of(photos), inReplyTo, quoted, sensitive, poll, age);
    }

    public Draft replyingTo(Post parent) {
        return new Draft(author, text, photos, Optional.of(parent), quoted, sensitive, poll, age);
    }

    public Draft quoting(Post post) {
        return new Draft(author, text, photos, inReplyTo, Optional.of(post), sensitive, poll, age);
    }

    public Draft withWarning() {
        return new Draft(author, text, photos, inReplyTo, quoted, true, poll, age);
    }

    /** X: a poll has no media. */
    public Draft withPoll() {
        return new Draft(author, text, List.of(), inReplyTo, quoted, sensitive, true, age);
    }

    /** X delivers some posts late. */
    public Draft writtenBefore(Duration time) {
        return new Draft(author, text, photos, inReplyTo, quoted, sensitive, poll, time);
    }
}
