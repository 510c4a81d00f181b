package dev.maskbot.ingest.stream;

import java.util.List;

/** What the stream shall deliver, and a word to recognise the rule by. Immutable. */
public record Rule(String value, String tag) {
    /**
     * What it takes to deliver every mention that the intake would accept, and as little else as a rule can say: each
     * delivered post is billed. Those without photos too, for who asks to be left alone adds none.
     *
     * @param bot the bot's username
     */
    public static List<Rule> forMentions(String bot) {
        return List.of(new Rule("@%1$s -is:retweet -from:%1$s".formatted(bot), "mention"));
    }
}
