package dev.maskbot.ingest.stream;

import java.util.List;

/** What the stream shall deliver, and a word to recognise the rule by. Immutable. */
public record Rule(String value, String tag) {
    /**
     * What it takes to deliver every mention that the intake would accept, and as little else as a rule can say: each
     * delivered post is billed.
     *
     * @param bot the bot's username
     * @param othersPhotos whether photos of posts that a mention quotes or answers are wanted too
     */
    public static List<Rule> forMentions(String bot, boolean othersPhotos) {
        var own = new Rule("@%1$s has:images -is:retweet -from:%1$s".formatted(bot), "mention-photo");
        return othersPhotos
                ? List.of(
                        own,
                        new Rule("@%1$s is:reply -has:images -is:retweet -from:%1$s".formatted(bot), "mention-reply"),
                        new Rule("@%1$s is:quote -has:images -is:retweet -from:%1$s".formatted(bot), "mention-quote"))
                : List.of(own);
    }
}
