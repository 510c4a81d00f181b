package dev.maskbot.sandbox.x;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A published post. {@code typed} is what the author entered, {@code text} what X made of it, {@code note} all of it
 * when the text is but a beginning; the id is a snowflake; {@code language} a BCP 47 tag or one of X's own ("und",
 * "zxx"); people can vote on a {@code poll}; the edit history has the ids of all versions, oldest first. Immutable.
 */
public record Post(
        long id,
        User author,
        Instant createdAt,
        String typed,
        PostText text,
        Optional<PostText> note,
        List<Photo> photos,
        List<Reference> references,
        Optional<User> inReplyTo,
        long conversationId,
        String language,
        boolean sensitive,
        boolean poll,
        List<Long> editHistory) {
    public Post {
        photos = List.copyOf(photos);
        references = List.copyOf(references);
        editHistory = List.copyOf(editHistory);
    }

    public boolean isReply() {
        return refersBy(Reference.Kind.REPLIED_TO);
    }

    /** Whether no edit has replaced it. */
    public boolean isNewest() {
        return editHistory.getLast() == id;
    }

    public boolean isRepost() {
        return refersBy(Reference.Kind.RETWEETED);
    }

    boolean isRepostOf(long postId) {
        return references.contains(new Reference(Reference.Kind.RETWEETED, postId));
    }

    public boolean isReplyTo(long postId) {
        return references.contains(new Reference(Reference.Kind.REPLIED_TO, postId));
    }

    /** All its words, of which the text of a long post has only the beginning. */
    public PostText complete() {
        return note.orElse(text);
    }

    public boolean mentions(User user) {
        return complete().mentions().stream().anyMatch(mention -> mention.user().equals(user));
    }

    /** Whether the author wrote the handle, rather than inheriting it from the post replied to. */
    public boolean explicitlyMentions(User user) {
        return complete().mentions().stream()
                .anyMatch(mention -> mention.user().equals(user) && mention.start() >= text.displayStart());
    }

    Post withEditHistory(List<Long> history) {
        return new Post(
                id,
                author,
                createdAt,
                typed,
                text,
                note,
                photos,
                references,
                inReplyTo,
                conversationId,
                language,
                sensitive,
                poll,
                history);
    }

    boolean refersBy(Reference.Kind kind) {
        return references.stream().anyMatch(reference -> reference.kind() == kind);
    }
}
