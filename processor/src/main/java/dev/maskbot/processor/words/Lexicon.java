package dev.maskbot.processor.words;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Phrases of several languages and what they mean. A phrase may be written as one word, as in hashtags. Immutable.
 *
 * @param <T> the meanings
 */
final class Lexicon<T> {
    record Phrase<T>(List<String> words, Locale locale, T meaning) {
        int length() {
            return words.size();
        }

        private boolean isAt(int start, List<String> text, BiPredicate<String, String> same) {
            if (start + words.size() > text.size()) {
                return false;
            }
            for (var i = 0; i < words.size(); i++) {
                if (!same.test(words.get(i), text.get(start + i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Key(List<String> words, Locale locale) {}

    private final List<Phrase<T>> phrases;

    private Lexicon(List<Phrase<T>> phrases) {
        this.phrases = phrases;
    }

    /**
     * The longest phrase that begins there, the language's own before others.
     *
     * @param same whether a known word, the first, and a written one are the same
     */
    Optional<Phrase<T>> find(int start, List<String> text, BiPredicate<String, String> same, Locale language) {
        return phrases.stream()
                .filter(phrase -> phrase.isAt(start, text, same))
                .max(comparing((Phrase<T> phrase) -> phrase.length())
                        .thenComparing(phrase -> phrase.locale().getLanguage().equals(language.getLanguage())));
    }

    static final class Builder<T> {
        private final Map<Key, Phrase<T>> phrases = new HashMap<>();

        /** @throws IllegalArgumentException when the phrase has no words, or means something else in the language */
        Builder<T> add(String phrase, Locale locale, T meaning) {
            var words = Words.of(phrase);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("no word in '%s'".formatted(phrase));
            }
            put(words, locale, meaning);
            put(List.of(String.join("", words)), locale, meaning);
            return this;
        }

        private void put(List<String> words, Locale locale, T meaning) {
            var before = phrases.put(new Key(words, locale), new Phrase<>(words, locale, meaning));
            if (before != null && !before.meaning().equals(meaning)) {
                throw new IllegalArgumentException("'%s' means two things: %s and %s"
                        .formatted(String.join(" ", words), before.meaning(), meaning));
            }
        }

        Lexicon<T> build() {
            // In an order of their own: what is ambiguous has the same meaning in every process.
            return new Lexicon<>(phrases.values().stream()
                    .sorted(comparing((Phrase<T> phrase) -> phrase.locale().toLanguageTag())
                            .thenComparing(phrase -> String.join(" ", phrase.words())))
                    .toList());
        }
    }
}
