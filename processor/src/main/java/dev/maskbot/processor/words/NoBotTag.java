package dev.maskbot.processor.words;

import java.util.regex.Pattern;

/** The hashtag by which people tell bots to keep away from a post, {@code #nobot} or {@code #nobots}. */
public final class NoBotTag {
    private static final Pattern TAG = Pattern.compile("(?iU)(?<![\\w&/])[#＃]nobots?(?!\\w)");

    private NoBotTag() {}

    /** Whether a post has it. */
    public static boolean isIn(String text) {
        return TAG.matcher(text).find();
    }
}
