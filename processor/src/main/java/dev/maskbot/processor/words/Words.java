package dev.maskbot.processor.words;

import static java.util.Locale.ROOT;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a post, as they are compared: compatibility forms, case and accents folded, letters repeated for emphasis
 * said once; without handles, addresses, hashtag signs and punctuation. An emoji is a word, whatever its skin tone,
 * gender or variation selector.
 */
final class Words {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)\\S+|@\\w+");

    /** A gender after a joiner, a skin tone, accents and variation selectors, what has no width, apostrophes. */
    private static final Pattern UNHEARD =
            Pattern.compile("\\u200D[\\u2640\\u2642]|\\p{IsEmoji_Modifier}|[\\p{Mn}\\p{Cf}'\\u2019]");

    // No word of English or Spanish has a letter three times in a row.
    private static final Pattern EMPHASIS = Pattern.compile("(\\p{L})\\1{2,}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Mc}\\p{N}]+|[\\p{So}\\p{IsExtended_Pictographic}]");

    private Words() {}

    /** In the order of the text. */
    static List<String> of(String text) {
        var read = ADDRESS.matcher(Normalizer.normalize(text, Form.NFKC)).replaceAll(" ");
        var plain = UNHEARD.matcher(Normalizer.normalize(read, Form.NFKD)).replaceAll("");
        // By way of upper case: the lower case alone leaves ß and ı unlike ss and i.
        var folded = Normalizer.normalize(plain, Form.NFC).toUpperCase(ROOT).toLowerCase(ROOT);
        return WORD.matcher(EMPHASIS.matcher(folded).replaceAll("$1"))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
