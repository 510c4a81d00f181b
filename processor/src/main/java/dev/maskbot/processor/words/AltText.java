package dev.maskbot.processor.words;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a changed picture shows, for those who cannot see it: what was put on how many faces, and the description that
 * the photo came with. Never who it is. At most 1000 characters.
 */
public final class AltText {
    // X's limit. UTF-16 units: the count that fits whichever way X counts.
    private static final int LONGEST = 1000;

    private static final String ELLIPSIS = "…";

    private static final Map<Locale, Map<String, String>> PATTERNS = Languages.SPOKEN.stream()
            .collect(toUnmodifiableMap(locale -> locale, locale -> Languages.load("pictures", locale)));

    /** Line breaks, control characters and what turns the direction of our own words. */
    private static final Pattern LAYOUT = Pattern.compile("[\\p{Z}\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** What makes a mention, a tag or a link of the letters that follow. */
    private static final Pattern SIGN = Pattern.compile("[@＠#＃$＄]|:(?=//)|[.。．｡](?=\\p{L})");

    private AltText() {}

    /**
     * In the language where the bot and the effect have words for it, else in English.
     *
     * @param nouns what the effect puts on faces, by language; English is required
     * @param faces at least one
     * @param authorsAltText empty when the photo came without
     * @param language of the post as a BCP 47 tag, {@code und} when unknown
     */
    public static String of(Map<Locale, Noun> nouns, int faces, String authorsAltText, String language) {
        if (faces < 1 || !nouns.containsKey(Languages.DEFAULT)) {
            throw new IllegalArgumentException("%d faces, nouns in %s".formatted(faces, nouns.keySet()));
        }
        var closest = Languages.closestTo(language);
        var locale = nouns.containsKey(closest) ? closest : Languages.DEFAULT;
        var patterns = PATTERNS.get(locale);
        var noun = nouns.get(locale);
        var change = faces == 1
                ? patterns.get("ONE_FACE").formatted(noun.one())
                : patterns.get("FACES").formatted(noun.many(), faces);
        var description = inert(authorsAltText);
        return shortened(
                description.isEmpty()
                        ? change
                        : change + " " + patterns.get("DESCRIPTION").formatted(description),
                locale);
    }

    /**
     * People's words under the bot's name must not reach out to anybody. A zero-width space breaks the sign from its
     * letters and leaves the words as they were written, on the screen and read aloud; a visible one would do neither.
     */
    private static String inert(String text) {
        return SIGN.matcher(LAYOUT.matcher(text).replaceAll(" ").strip()).replaceAll("$0\u200B");
    }

    private static String shortened(String text, Locale locale) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = lastBoundary(BreakIterator.getWordInstance(locale), text);
        if (end < LONGEST / 2) {
            // Scripts without spaces, or no words at all.
            end = lastBoundary(BreakIterator.getCharacterInstance(locale), text);
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    private static int lastBoundary(BreakIterator boundaries, String text) {
        boundaries.setText(text);
        return boundaries.preceding(LONGEST);
    }
}
