package dev.maskbot.processor.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * The posts that are commands: those that consist of a command's phrases and of courtesies, and of nothing else. "Hey,
 * stop it please" is one; "please don't stop" is none, nor is "bus stop" or "stop or start?". Immutable.
 */
final class Commands {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Map<String, Optional<Request>> MEANINGS = Map.of(
            "STOP", Optional.of(new Request.Stop()),
            "START", Optional.of(new Request.Start()),
            "DELETE", Optional.of(new Request.Delete()),
            "HELP", Optional.of(new Request.Help()),
            "COURTESY", Optional.empty());

    private final Lexicon<Optional<Request>> phrases;

    Commands() {
        var lexicon = new Lexicon.Builder<Optional<Request>>();
        for (var locale : Languages.SPOKEN) {
            var words = Languages.load("commands", locale);
            MEANINGS.forEach((key, meaning) ->
                    COMMA.splitAsStream(words.get(key)).forEach(phrase -> lexicon.add(phrase, locale, meaning)));
        }
        phrases = lexicon.build();
    }

    Optional<Request> read(List<String> words, BiPredicate<String, String> same, Locale language) {
        var command = Optional.<Request>empty();
        for (var next = 0; next < words.size(); ) {
            var phrase = phrases.find(next, words, same, language);
            if (phrase.isEmpty()) {
                return Optional.empty();
            }
            var meaning = phrase.get().meaning();
            if (command.isPresent() && meaning.isPresent() && !command.equals(meaning)) {
                return Optional.empty();
            }
            command = command.or(() -> meaning);
            next += phrase.get().length();
        }
        return command;
    }
}
