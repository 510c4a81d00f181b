package dev.maskbot.processor.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.words.Request.Apply;
import dev.maskbot.processor.words.Request.Delete;
import dev.maskbot.processor.words.Request.Help;
import dev.maskbot.processor.words.Request.Start;
import dev.maskbot.processor.words.Request.Stop;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds however people write; the seeds are fixed, so a failure can be repeated. */
final class VocabularyPropertyTest {
    private static final int RUNS = 2_000;
    private static final List<String> TAGS = List.of("en", "es", "und", "pt");
    private static final List<String> MARKS = List.of(
            " ", "  ", "\n", ", ", "... ", "!! ", " ¡", " ¿", " (", ") ", " \"", " — ", " #", " @maskbot ", "\u00A0");

    private static final Pattern THRICE = Pattern.compile("(.)\\1\\1");

    private static final Map<String, Request> COMMANDS = Map.of(
            "unsubscribe", new Stop(),
            "leave me alone", new Stop(),
            "déjame en paz", new Stop(),
            "start again", new Start(),
            "empieza", new Start(),
            "delete this please", new Delete(),
            "elimina eso", new Delete(),
            "instructions", new Help(),
            "cómo funciona", new Help());

    private static final Map<String, Request> EFFECTS = Map.of(
            "give us sunglasses", new Apply("glasses"),
            "un mostacho para los dos", new Apply("moustache"),
            "my best sombrero", new Apply("hat"),
            "tarta", new Apply("pie"));

    private final Vocabulary vocabulary = new Vocabulary(Effects.WORDS, "ninja");
    private final Random random = new Random(23);

    @Test
    void caseAccentsAndPunctuation_makeNoDifference() {
        holds(COMMANDS, text -> decorated(text));
        holds(EFFECTS, text -> decorated(text));
    }

    @Test
    void oneSlipInALongWord_makesNoDifference() {
        holds(COMMANDS, text -> decorated(withSlip(text, 1)));
        holds(EFFECTS, text -> decorated(withSlip(text, 0)));
    }

    @Test
    void strangeWordBesideACommand_makesItNone() {
        var strange = List.of("not", "don't", "never", "no", "bus", "cuando", "nunca", "with", "🎸", "photo");
        for (var command : COMMANDS.keySet()) {
            for (var word : strange) {
                var before = decorated(word + " " + command);
                var after = decorated(command + " " + word);
                assertThat(vocabulary.read(before, tag())).as(before).isInstanceOf(Apply.class);
                assertThat(vocabulary.read(after, tag())).as(after).isInstanceOf(Apply.class);
            }
        }
    }

    @Test
    void anyText_isReadAsSomething() {
        for (var i = 0; i < RUNS; i++) {
            var text = random.ints(random.nextInt(60), 0, 0x2_FFFF)
                    .mapToObj(Character::toString)
                    .reduce("", String::concat);
            assertThat(vocabulary.read(text, tag())).as(text).isNotNull();
        }
        assertThat(vocabulary.read("stop a".repeat(5_000), "en")).isInstanceOf(Apply.class);
        assertThat(vocabulary.read("@".repeat(25_000), "en")).isInstanceOf(Apply.class);
    }

    private void holds(Map<String, Request> meanings, UnaryOperator<String> change) {
        meanings.forEach((text, meaning) -> {
            for (var i = 0; i < RUNS / 10; i++) {
                var changed = change.apply(text);
                assertThat(vocabulary.read(changed, tag())).as(changed).isEqualTo(meaning);
            }
        });
    }

    private String decorated(String text) {
        var decorated = new StringBuilder(mark());
        for (var word : text.split(" ", -1)) {
            decorated.append(cased(word)).append(mark());
        }
        decorated.append(" https://t.co/Stop").append(random.nextInt(100));
        return random.nextBoolean() ? Normalizer.normalize(decorated, Normalizer.Form.NFD) : decorated.toString();
    }

    private String cased(String word) {
        return word.codePoints()
                .map(letter -> random.nextBoolean() ? Character.toUpperCase(letter) : letter)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }

    /** One slip in one of the words that are long enough to bear it. */
    private String withSlip(String text, int spared) {
        var words = text.split(" ", -1);
        var which = random.ints(0, words.length)
                .filter(i -> words[i].length() >= 5)
                .findFirst()
                .orElseThrow();
        words[which] = slip(words[which], spared);
        return String.join(" ", words);
    }

    /** Never one that looks like emphasis: thrice the same letter counts once. */
    private String slip(String word, int spared) {
        String slip;
        do {
            slip = anySlip(word, spared);
        } while (THRICE.matcher(slip).find());
        return slip;
    }

    private String anySlip(String word, int spared) {
        var at = spared + random.nextInt(word.length() - spared);
        var letter = Character.toString('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + letter + word.substring(at);
            case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
            default -> swapped(word, Math.min(at, word.length() - 2));
        };
    }

    private static String swapped(String word, int at) {
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    private String mark() {
        return MARKS.get(random.nextInt(MARKS.size()));
    }

    private String tag() {
        return TAGS.get(random.nextInt(TAGS.size()));
    }
}
