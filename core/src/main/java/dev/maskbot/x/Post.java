package dev.maskbot.x;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post on X, as far as a bot cares. Immutable.
 *
 * @param author account id
 * @param automated whether the author's profile says that a program posts there
 * @param at when it was written, as its id tells
 * @param conversation id of the thread's first post
 * @param language BCP 47 tag, {@code und} when X could not tell
 * @param editHistory every id that this post had, oldest first; never empty
 * @param textStart index in {@code text}, in code points, of the first character that the author wrote: the handles
 *     before it were put there by X
 * @param photos its own photos, in order
 */
public record Post(
        PostId id,
        String author,
        boolean automated,
        String text,
        Instant at,
        PostId conversation,
        String language,
        boolean sensitive,
        List<PostId> editHistory,
        int textStart,
        List<AccountMention> mentions,
        List<Reference> references,
        List<Photo> photos) {

    /** An account named in the text, at an index in code points. */
    public record AccountMention(String account, int start) {}

    /**
     * Another post that this one answers, quotes or repeats.
     *
     * @param post that post, when X sent it along: not when it is deleted or protected
     */
    public record Reference(Relation relation, PostId id, Optional<Post> post) {}

    public enum Relation {
        REPLIED_TO,
        QUOTED,
        REPOSTED,
        OTHER
    }

    /** A photo of a post. Its plain address gives at most 1200 pixels a side. */
    public record Photo(URI url, String altText) {
        /** The address of the same photo with up to 2048 pixels a side, never enlarged. */
        public URI large() {
            return URI.create(url + (url.getQuery() == null ? "?" : "&") + "name=large");
        }
    }

    public Post {
        editHistory = List.copyOf(editHistory);
        mentions = List.copyOf(mentions);
        references = List.copyOf(references);
        photos = List.copyOf(photos);
    }

    public boolean is(Relation relation) {
        return references.stream().anyMatch(reference -> reference.relation() == relation);
    }

    /** Whether this is a reply to that post. */
    public boolean answers(PostId post) {
        return parent().filter(post::equals).isPresent();
    }

    /** The post that this is a reply to. */
    public Optional<PostId> parent() {
        return references.stream()
                .filter(reference -> reference.relation() == Relation.REPLIED_TO)
                .map(Reference::id)
                .findFirst();
    }

    /** The other post, when there is one in this relation and X sent it along. */
    public Optional<Post> referenced(Relation relation) {
        return references.stream()
                .filter(reference -> reference.relation() == relation)
                .flatMap(reference -> reference.post().stream())
                .findFirst();
    }
}
