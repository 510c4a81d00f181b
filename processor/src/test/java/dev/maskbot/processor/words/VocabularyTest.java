package dev.maskbot.processor.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.processor.words.Request.Apply;
import dev.maskbot.processor.words.Request.Delete;
import dev.maskbot.processor.words.Request.Help;
import dev.maskbot.processor.words.Request.Start;
import dev.maskbot.processor.words.Request.Stop;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyTest {
    private static final Apply DEFAULT = new Apply("ninja");

    private final Vocabulary vocabulary = new Vocabulary(Effects.WORDS, "ninja");

    private Request read(String text) {
        return vocabulary.read(text, "und");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@maskbot stop",
                "STOP",
                "stop!!! https://t.co/AbCdEfGhIj",
                "@a @b @maskbot please stop it, thanks",
                "stop stop stop",
                "Stoooop",
                "stop, leave me alone",
                "stpo",
                "#stop",
                "#OptOut",
                "opt-out",
                "unsubscribe",
                "usnubscribe please",
                "plese stop",
                "don’t reply to me",
                "Ｓｔｏｐ",
                "@maskbot ¡Para ya!",
                "para, por favor",
                "basta",
                "bsata",
                "No me molestes",
                "dejame en paz",
                "DÉJAME EN PAZ",
                "BAJA",
                "please para"
            })
    void stop_inAllItsWords_optsOut(String text) {
        assertThat(read(text)).isEqualTo(new Stop());
        assertThat(vocabulary.read(text, "es")).isEqualTo(new Stop());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please don't stop",
                "please dont stop",
                "please don’t stop",
                "never stop",
                "no, do not stop",
                "can't stop, won't stop",
                "at the bus stop",
                "stop or start?",
                "shop",
                "step",
                "pasta",
                "hasta",
                "para mi madre",
                "para mí",
                "para esto",
                "no pares",
                "no para",
                "help yourself",
                "held",
                "look what I made, please do not delete",
                "I will start tomorrow",
                "https://t.co/stop",
                "@stop",
                "@maskbot",
                "please",
                ""
            })
    void wordsOfCommands_amongOthers_areNone(String text) {
        assertThat(read(text)).isEqualTo(DEFAULT);
        assertThat(vocabulary.read(text, "es")).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"start", "Opt in", "@maskbot come back please", "satrt", "empieza", "dame de alta", "vuelve ya"})
    void start_inAllItsWords_optsIn(String text) {
        assertThat(read(text)).isEqualTo(new Start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete",
                "Delete this, please.",
                "could you remove that?",
                "take it down now",
                "dleete",
                "bórralo",
                "borra la foto por favor",
                "elimínalo",
                "quita esto"
            })
    void delete_inAllItsWords_isRead(String text) {
        assertThat(read(text)).isEqualTo(new Delete());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "hlep",
                "help me please?",
                "What can you do?",
                "how does this work",
                "¿Qué puedes hacer?",
                "ayuda",
                "¿para qué sirves?",
                "ayudame"
            })
    void help_inAllItsWords_isRead(String text) {
        assertThat(read(text)).isEqualTo(new Help());
    }

    @ParameterizedTest
    @CsvSource({
        "'@maskbot moustache please', moustache",
        "'put some SUNGLASSES on us', glasses",
        "'#TopHat', hat",
        "'unas gafas, por favor', glasses",
        "'ponnos un bigote', moustache",
        "'una mascara', ninja",
        "'🕶', glasses",
        "'🕶️🕶️', glasses",
        "'look at us🎩', hat",
        "'🥷🏽', ninja",
        "'🥷🏽‍♀️', ninja",
        "'#忍者', ninja",
        "'mustahce', moustache",
        "'mustachee', moustache",
        "'mstache', moustache",
        "'musxache', moustache",
        "'una gorra', hat",
        "'gorra', hat",
        "'stop, hat', hat"
    })
    void effect_namedInAnyLanguage_isChosen(String text, String effect) {
        assertThat(read(text)).isEqualTo(new Apply(effect));
        assertThat(vocabulary.read(text, "en")).isEqualTo(new Apply(effect));
        assertThat(vocabulary.read(text, "es-MX")).isEqualTo(new Apply(effect));
    }

    @Test
    void twoEffects_theFirstCounts() {
        assertThat(read("glasses and a moustache")).isEqualTo(new Apply("glasses"));
        assertThat(read("a moustache and glasses")).isEqualTo(new Apply("moustache"));
        assertThat(read("sombrero, then glasses")).isEqualTo(new Apply("hat"));
    }

    @Test
    void wordInProse_resemblingAnEffect_givesWayToANamedOne() {
        assertThat(read("after classes, a hat")).isEqualTo(new Apply("hat"));
    }

    @Test
    void slip_betweenAnEffectAndACommand_optsNobodyOut() {
        assertThat(read("barta")).isEqualTo(new Apply("pie"));
        assertThat(read("bastaa")).isEqualTo(new Stop());
    }

    @Test
    void wordOfTwoMeanings_isReadInThePostsLanguage() {
        assertThat(vocabulary.read("pie", "en")).isEqualTo(new Apply("pie"));
        assertThat(vocabulary.read("pie", "es")).isEqualTo(new Apply("foot"));
        assertThat(vocabulary.read("pie", "es-419")).isEqualTo(new Apply("foot"));
        assertThat(vocabulary.read("pie", "und")).isEqualTo(new Apply("pie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ja", "und", "zxx", "", "not a tag!", "qme"})
    void anyLanguage_isTaken(String language) {
        assertThat(vocabulary.read("nothing I know", language)).isEqualTo(DEFAULT);
        assertThat(vocabulary.read("gafas", language)).isEqualTo(new Apply("glasses"));
    }

    @Test
    void effects_thatContradict_areRefused() {
        var english = Map.of(Locale.ENGLISH, Set.of("Nose!"));
        assertThatThrownBy(() -> new Vocabulary(Map.of("a", english, "b", english), "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nose");
        assertThatThrownBy(() -> new Vocabulary(Map.of("a", english), "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vocabulary(Map.of("a", Map.of(Locale.ENGLISH, Set.of("Basta"))), "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("command");
        assertThatThrownBy(() -> new Vocabulary(Map.of("a", Map.of(Locale.ENGLISH, Set.of("!"))), "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
