package dev.maskbot.ingest.intake;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.x.Account;
import dev.maskbot.x.Post;
import dev.maskbot.x.Post.Relation;
import dev.maskbot.x.PostId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the posts that ask the bot for something from those that X only thinks do. Immutable. */
record MentionFilter(Account bot, PhotoSource photoSource) {
    sealed interface Verdict {
        record Accepted(Mention mention) implements Verdict {}

        record Ignored(Reason reason) implements Verdict {}
    }

    enum Reason {
        OWN_POST,
        /** A program posts there: two that answer each other would never end. */
        AUTOMATED_ACCOUNT,
        REPOST,
        /** The rule matched quoted content, or a name that is not an account's. */
        NOT_ADDRESSED,
        /** X put the bot's handle before a reply; its author did not write it. */
        NOT_EXPLICIT,
        /** By a bug of ours. */
        UNDECIDED
    }

    Verdict decide(Post post) {
        if (post.author().equals(bot.id())) {
            return new Verdict.Ignored(Reason.OWN_POST);
        }
        if (post.automated()) {
            return new Verdict.Ignored(Reason.AUTOMATED_ACCOUNT);
        }
        if (post.is(Relation.REPOSTED)) {
            return new Verdict.Ignored(Reason.REPOST);
        }
        var mentionsOfBot = post.mentions().stream()
                .filter(mention -> mention.account().equals(bot.id()))
                .toList();
        if (mentionsOfBot.isEmpty()) {
            return new Verdict.Ignored(Reason.NOT_ADDRESSED);
        }
        if (mentionsOfBot.stream().noneMatch(mention -> mention.start() >= post.textStart())) {
            return new Verdict.Ignored(Reason.NOT_EXPLICIT);
        }
        // Without a photo it may still ask for something: to be left alone, for one.
        return new Verdict.Accepted(mention(post, postWithPhotos(post).orElse(post)));
    }

    /** The mention itself, else what it quotes, else what it answers: the first that has photos. */
    private Optional<Post> postWithPhotos(Post post) {
        var others = switch (photoSource) {
            case OWN -> List.<Post>of();
            case REFERENCED ->
                Stream.of(Relation.QUOTED, Relation.REPLIED_TO)
                        .flatMap(relation -> post.referenced(relation).stream())
                        .toList();
        };
        return Stream.concat(Stream.of(post), others.stream())
                .filter(candidate -> !candidate.photos().isEmpty())
                .findFirst();
    }

    private static Mention mention(Post post, Post source) {
        return new Mention(
                new MentionId(post.editHistory().getFirst().toString()),
                post.id().toString(),
                post.conversation().toString(),
                post.parent().map(PostId::toString).orElse(""),
                post.author(),
                post.at(),
                post.text(),
                post.language(),
                post.sensitive() || source.sensitive(),
                source.photos().stream()
                        .limit(4) // X: as many as a post can have, and a reply
                        .map(photo -> new PhotoRef(photo.large(), source.author(), photo.altText()))
                        .toList());
    }
}
