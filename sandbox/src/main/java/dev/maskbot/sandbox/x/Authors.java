package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people do on X: as an app would, but within the limits of X's own clients. Thread-safe. */
final class Authors {
    // X: an hour, and five edits in it.
    private static final Duration EDITABLE = Duration.ofHours(1);
    private static final int EDITS = 5;

    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final Posts posts;
    private final Publisher publisher;

    Authors(SnowflakeIds ids, InstantSource clock, Posts posts, Publisher publisher) {
        this.ids = ids;
        this.clock = clock;
        this.posts = posts;
        this.publisher = publisher;
    }

    /** Throws IllegalArgumentException when X would not let one. */
    Post post(Draft draft) {
        String text = draft.text();
        List<NewPhoto> photos = draft.photos();
        requireWords(text, photos.isEmpty());
        require(
                photos.size() <= PostingPolicy.MAX_PHOTOS,
                "a post has at most " + PostingPolicy.MAX_PHOTOS + " photos, not " + photos.size());
        requireExistence(draft.inReplyTo(), "reply to");
        requireExistence(draft.quoted(), "quote");
        List<Photo> attached = photos.stream().map(photo -> photo.attached(ids)).toList();
        return publisher.publish(new Submission(
                draft.author(),
                text,
                attached,
                draft.inReplyTo(),
                draft.quoted(),
                draft.sensitive(),
                draft.poll(),
                draft.age()));
    }

    /** Throws IllegalArgumentException when X would not let its author. */
    Post edit(Post post, String text) {
        requireExistence(Optional.of(post), "edit");
        Post current = posts.find(post.id()).orElseThrow();
        Post first = posts.find(current.editHistory().getFirst()).orElseThrow();
        require(current.isNewest(), "there is a newer version of post " + post.id());
        require(!current.isReply() && !current.isRepost(), "replies and reposts cannot be edited");
        require(current.editHistory().size() <= EDITS, "a post is edited at most " + EDITS + " times");
        require(clock.instant().isBefore(first.createdAt().plus(EDITABLE)), "a post is edited within an hour");
        requireWords(text, current.photos().isEmpty());
        return publisher.edit(current, text);
    }

    /** Throws IllegalArgumentException when there is no such post, or it is a repost itself. */
    Post repost(User author, Post original) {
        requireExistence(Optional.of(original), "repost");
        require(!original.isRepost(), "a repost is not reposted, but its original");
        return publisher.repost(author, original);
    }

    private static void requireWords(String text, boolean alone) {
        require(!text.isBlank() || !alone, "a post needs words or a photo");
        require(PostingPolicy.fitsAnybody(text), "longer than a post may be: " + text);
    }

    private void requireExistence(Optional<Post> post, String purpose) {
        post.ifPresent(wanted ->
                require(posts.find(wanted.id()).isPresent(), "there is no post " + wanted.id() + " to " + purpose));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
