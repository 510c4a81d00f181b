package dev.maskbot.processor.words;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import java.util.regex.Pattern;

/** What X makes of a text. */
final class PostRules {
    private static final Pattern SIGN = Pattern.compile("[@＠#＃$＄]");

    private PostRules() {}

    /** Whether it has at most 280 weighted characters. */
    static boolean fits(String text) {
        return TwitterTextParser.parseTweet(text).isValid;
    }

    /**
     * The text, when nothing in it names or links anything: even a bare domain makes a post twenty times as dear.
     *
     * @throws IllegalArgumentException otherwise
     */
    static String requireInert(String text) {
        if (SIGN.matcher(text).find()
                || !new Extractor().extractEntitiesWithIndices(text).isEmpty()) {
            throw new IllegalArgumentException("names or links something: " + text);
        }
        return text;
    }
}
