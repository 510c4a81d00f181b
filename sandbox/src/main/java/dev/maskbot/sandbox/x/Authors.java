package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.Optional;

/** What people do on X: as an app would, but within the limits of X's own clients. Thread-safe. */
final class Authors {
    private final SnowflakeIds ids;
    private final Posts posts;
    private final Publisher publisher;

    Authors(SnowflakeIds ids, Posts posts, Publisher publisher) {
        this.ids = ids;
        this.posts = posts;
        this.publisher = publisher;
    }

    /** Throws IllegalArgumentException when X would not let one. */
    Post post(Draft draft) {
        String text = draft.text();
        List<NewPhoto> photos = draft.photos();
        require(!text.isBlank() || !photos.isEmpty(), "a post needs words or a photo");
        require(PostingPolicy.fits(text), "longer than a post may be: " + text);
        require(
                photos.size() <= PostingPolicy.MAX_PHOTOS,
                "a post has at most " + PostingPolicy.MAX_PHOTOS + " photos, not " + photos.size());
        requireExistence(draft.inReplyTo(), "reply to");
        requireExistence(draft.quoted(), "quote");
        List<Photo> attached = photos.stream()
                .map(photo -> new Photo(ids.next(), photo.image(), photo.altText()))
                .toList();
        return publisher.publish(
                new Submission(draft.author(), text, attached, draft.inReplyTo(), draft.quoted(), draft.sensitive()));
    }

    /** Throws IllegalArgumentException when there is no such post, or it is a repost itself. */
    Post repost(User author, Post original) {
        requireExistence(Optional.of(original), "repost");
        require(!original.isRepost(), "a repost is not reposted, but its original");
        return publisher.repost(author, original);
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
