package dev.maskbot.sandbox.x;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/** Tells a post's language as far as its script does; X's own detection is not public. */
final class Language {
    private static final Pattern NOT_WORDS = Pattern.compile("[@#$]\\w+|https?://\\S+");

    private Language() {}

    static String of(String typed) {
        return NOT_WORDS
                .matcher(typed)
                .replaceAll(" ")
                .codePoints()
                .filter(Character::isLetter)
                .mapToObj(letter -> of(UnicodeScript.of(letter)))
                .findFirst()
                .orElse("zxx"); // X: no words at all
    }

    private static String of(UnicodeScript script) {
        return switch (script) {
            case LATIN -> "en";
            case ARABIC -> "ar";
            case CYRILLIC -> "ru";
            case DEVANAGARI -> "hi";
            case GREEK -> "el";
            case HAN -> "zh";
            case HANGUL -> "ko";
            case HEBREW -> "iw";
            case HIRAGANA, KATAKANA -> "ja";
            case THAI -> "th";
            default -> "und"; // X: undetermined
        };
    }
}
