package dev.maskbot.mention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A post that asks the bot for something: all that ingest hands to the processor. Nothing in it is particular to X.
 * Immutable.
 *
 * @param replyTo id of the post to answer; differs from {@code id} after an edit
 * @param conversation id of the thread that the post belongs to
 * @param parent id of the post that this one is an answer to, empty when it is to none
 * @param author id of the account that asks
 * @param at when the post was written
 * @param text as its author wrote it
 * @param language of the text as a BCP 47 tag, {@code und} when the network could not tell
 * @param sensitive the author or the network marked the post as possibly sensitive
 * @param photos in the order of the post; none when it asks for something else
 */
public record Mention(
        MentionId id,
        String replyTo,
        String conversation,
        String parent,
        String author,
        Instant at,
        String text,
        String language,
        boolean sensitive,
        List<PhotoRef> photos) {
    public Mention {
        requireNonNull(id, "id");
        requireNonNull(replyTo, "replyTo");
        requireNonNull(author, "author");
        requireNonNull(at, "at");
        conversation = conversation == null ? replyTo : conversation;
        parent = parent == null ? "" : parent;
        text = text == null ? "" : text;
        language = language == null ? "und" : language;
        photos = List.copyOf(photos);
    }

    /** One that is an answer to nothing. */
    public Mention(
            MentionId id,
            String replyTo,
            String conversation,
            String author,
            Instant at,
            String text,
            String language,
            boolean sensitive,
            List<PhotoRef> photos) {
        this(id, replyTo, conversation, "", author, at, text, language, sensitive, photos);
    }
}
