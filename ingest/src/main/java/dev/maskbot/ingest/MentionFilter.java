package dev.maskbot.ingest;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.x.Account;
import dev.maskbot.x.Post;
import dev.maskbot.x.Post.Relation;

/** Tells the posts that ask the bot for something from those that X only thinks do. Immutable. */
record MentionFilter(Account bot) {
    sealed interface Verdict {
        record Accepted(Mention mention) implements Verdict {}

        record Ignored(Reason reason) implements Verdict {}
    }

    enum Reason {
        OWN_POST,
        REPOST,
        /** The rule matched quoted content, or a name that is not an account's. */
        NOT_ADDRESSED,
        /** X put the bot's handle before a reply; its author did not write it. */
        NOT_EXPLICIT,
        NO_PHOTO
    }

    Verdict decide(Post post) {
        if (post.author().equals(bot.id())) {
            return new Verdict.Ignored(Reason.OWN_POST);
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
        if (post.photos().isEmpty()) {
            return new Verdict.Ignored(Reason.NO_PHOTO);
        }
        return new Verdict.Accepted(mention(post));
    }

    private static Mention mention(Post post) {
        return new Mention(
                new MentionId(post.editHistory().getFirst().toString()),
                post.id().toString(),
                post.conversation().toString(),
                post.author(),
                post.at(),
                post.text(),
                post.language(),
                post.sensitive(),
                post.photos().stream()
                        .map(photo -> new PhotoRef(photo.large(), post.author(), photo.altText()))
                        .toList());
    }
}
