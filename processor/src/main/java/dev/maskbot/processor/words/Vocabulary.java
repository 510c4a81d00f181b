package dev.maskbot.processor.words;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Reads what a post asks for. Handles, addresses, hashtag signs and punctuation, case and accents make no difference;
 * one slip is allowed in words of five letters and more, two swapped neighbours in words of four. The words of all
 * languages are understood in any post; where a word means two things, the post's own language decides.
 *
 * <p>A command counts only when the post consists of it and of courtesies such as "please", for a photo with "please
 * don't stop" must not opt anybody out. Else the effect named first counts, and the default when none is. Words written
 * as they should be come before words with a slip, and a slip that could mean either is an effect's: better a photo
 * changed than an account. Immutable.
 */
public final class Vocabulary {
    private static final Commands COMMANDS = new Commands();

    private final Lexicon<String> effects;
    private final String defaultEffect;

    /**
     * A vocabulary of these effects' words and the bot's own commands.
     *
     * @param effects for each effect the words, phrases, hashtags and emoji that choose it, by language
     * @throws IllegalArgumentException when the default is not among the effects, when a word would choose two of them
     *     in one language, or is a command
     */
    public Vocabulary(Map<String, Map<Locale, Set<String>>> effects, String defaultEffect) {
        if (!effects.containsKey(defaultEffect)) {
            throw new IllegalArgumentException("no effect '%s'".formatted(defaultEffect));
        }
        var lexicon = new Lexicon.Builder<String>();
        effects.forEach((effect, words) -> words.forEach(
                (locale, phrases) -> phrases.forEach(phrase -> lexicon.add(unlikeCommands(phrase), locale, effect))));
        this.effects = lexicon.build();
        this.defaultEffect = defaultEffect;
    }

    private static String unlikeCommands(String phrase) {
        if (COMMANDS.read(Words.of(phrase), String::equals, Locale.ROOT).isPresent()) {
            throw new IllegalArgumentException("'%s' is a command".formatted(phrase));
        }
        return phrase;
    }

    /**
     * What the post asks for.
     *
     * @param language of the text as a BCP 47 tag, {@code und} when unknown
     */
    public Request read(String text, String language) {
        var words = Words.of(text);
        var locale = Locale.forLanguageTag(requireNonNull(language, "language"));
        return COMMANDS.read(words, String::equals, locale)
                .or(() -> effect(words, String::equals, locale))
                .or(() -> effect(words, Typo::anywhere, locale))
                .or(() -> COMMANDS.read(words, Typo::afterTheFirstLetter, locale))
                .orElse(new Request.Apply(defaultEffect));
    }

    private Optional<Request> effect(List<String> words, BiPredicate<String, String> same, Locale language) {
        return IntStream.range(0, words.size())
                .mapToObj(start -> effects.find(start, words, same, language))
                .flatMap(Optional::stream)
                .findFirst()
                .map(phrase -> new Request.Apply(phrase.meaning()));
    }
}
