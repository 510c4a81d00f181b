package dev.maskbot.processor.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.maskbot.mention.MentionId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What the bot says: the same for a mention however often it is asked, and different between mentions, for X refuses a
 * text that it has seen before. In the post's language where the bot speaks it, else in English. At most 280 weighted
 * characters; never a name, a tag or an address. Immutable.
 */
public final class Texts {
    private static final int FEWEST_VARIANTS = 3;
    private static final long LARGEST_NUMBER = 0xFFFF_FFFFL;
    private static final String EFFECTS = "{words}";

    private final Map<Locale, Map<Saying, List<String>>> variants;

    /**
     * Reads and checks all that may have to be said.
     *
     * @param effectWords by language, for each effect the word by which people are told to choose it, the most wanted
     *     first: what does not fit into a post is left out of the help. English is required, and stands in for others
     * @throws IllegalArgumentException when a text could not be posted, or has fewer than three variants
     */
    public Texts(Map<Locale, List<String>> effectWords) {
        variants = Languages.SPOKEN.stream().collect(toUnmodifiableMap(locale -> locale, locale -> {
            var words = effectWords.getOrDefault(locale, effectWords.getOrDefault(Languages.DEFAULT, List.of()));
            return variants(locale, words);
        }));
    }

    /**
     * The text for a mention.
     *
     * @param language of the post as a BCP 47 tag, {@code und} when unknown
     */
    public String say(Saying saying, MentionId mention, String language) {
        var crc = new CRC32();
        crc.update(mention.value().getBytes(UTF_8));
        var number = crc.getValue();
        var texts = variants.get(Languages.closestTo(language)).get(saying);
        // The number makes it unlike every text before it, and lets people quote it when they ask why.
        return signed(texts.get((int) (number % texts.size())), number);
    }

    private static String signed(String text, long number) {
        return "%s (%s)".formatted(text, Long.toString(number, 36));
    }

    private static Map<Saying, List<String>> variants(Locale locale, List<String> effectWords) {
        // Sorted, for a mention has to find its variant again.
        var texts = new TreeMap<>(Languages.load("sayings", locale));
        return Arrays.stream(Saying.values()).collect(toUnmodifiableMap(saying -> saying, saying -> {
            var variants = texts.entrySet().stream()
                    .filter(text -> text.getKey().startsWith(saying + "."))
                    .map(text -> PostRules.requireInert(filled(text.getValue(), effectWords)))
                    .distinct()
                    .toList();
            if (variants.size() < FEWEST_VARIANTS) {
                throw new IllegalArgumentException("too few variants of %s in %s".formatted(saying, locale));
            }
            return variants;
        }));
    }

    /** The text with as many of the effects' words as a post can hold. */
    private static String filled(String text, List<String> effectWords) {
        for (var shown = effectWords.size(); shown > 0; shown--) {
            var filled = text.replace(EFFECTS, String.join(", ", effectWords.subList(0, shown)));
            if (PostRules.fits(signed(filled, LARGEST_NUMBER))) {
                return filled;
            }
        }
        throw new IllegalArgumentException("too long, or without a word for an effect: " + text);
    }
}
