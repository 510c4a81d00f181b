package dev.maskbot.processor.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twitter.twittertext.Extractor;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AltTextTest {
    private static final Map<Locale, Noun> HOODS = Map.of(
            Locale.ENGLISH, new Noun("a ninja hood", "ninja hoods"),
            Effects.SPANISH, new Noun("una capucha de ninja", "capuchas de ninja"));

    @ParameterizedTest
    @CsvSource({
        "1, en, Photo edited by a bot: a ninja hood on one face.",
        "3, en-GB, Photo edited by a bot: ninja hoods on 3 faces.",
        "1, es, Foto retocada por un bot: una capucha de ninja en una cara.",
        "100, es-MX, Foto retocada por un bot: capuchas de ninja en 100 caras.",
        "2, ja, Photo edited by a bot: ninja hoods on 2 faces."
    })
    void change_isSaidInTheRepliesLanguage(int faces, String language, String text) {
        assertThat(AltText.of(HOODS, faces, "", language)).isEqualTo(text);
        assertThat(AltText.of(HOODS, faces, " \n", language)).isEqualTo(text);
    }

    @Test
    void effectWithoutWordsInTheLanguage_isDescribedInEnglishThroughout() {
        var english = Map.of(Locale.ENGLISH, new Noun("a hat", "hats"));

        assertThat(AltText.of(english, 2, "Dos gatos", "es"))
                .isEqualTo("Photo edited by a bot: hats on 2 faces. Original description: Dos gatos");
    }

    @Test
    void authorsDescription_isKept_onOneLine() {
        assertThat(AltText.of(HOODS, 2, " Two cats,\r\n 3.5 kg each: 100 % {fur}. 👩‍👧 \u202Eevil\u202C", "es"))
                .isEqualTo("Foto retocada por un bot: capuchas de ninja en 2 caras. "
                        + "Descripción original: Two cats, 3.5 kg each: 100 % {fur}. 👩‍👧 evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with @bob",
                "with ＠bob and @bob/friends",
                "#cats",
                "＃cats #gatos #猫",
                "$TWTR ＄TWTR",
                "see example.com",
                "see https://example.com/a.b?c=d.e",
                "http://127.0.0.1/x",
                "mail bob@example.co.uk",
                "例え.テスト and пример.рф",
                "@@bob ##cats",
                "a.@bob.com"
            })
    void authorsDescription_reachesNobody(String description) {
        var text = AltText.of(HOODS, 1, description, "en");

        assertThat(new Extractor().extractEntitiesWithIndices(text)).isEmpty();
        assertThat(text).doesNotContain("://").doesNotContainPattern("[@#$]\\w");
        assertThat(text.replace("\u200B", "")).endsWith(description);
    }

    @Test
    void longDescription_isCutAtAWord() {
        var text = AltText.of(HOODS, 1, "many cats ".repeat(200), "en");

        assertThat(text).hasSizeBetween(980, 1000).matches("(?s).*(many|many cats)…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "漢", "👩‍👧‍👦", "é", "@", "a.b."})
    void endlessWord_isCutBetweenItsCharacters(String character) {
        var text = AltText.of(HOODS, 1, character.repeat(1_500), "en");

        assertThat(text).hasSizeBetween(980, 1000).endsWith("…").contains(": " + character.charAt(0));
        assertThat(new Extractor().extractEntitiesWithIndices(text)).isEmpty();
    }

    @Test
    void descriptionThatJustFits_isNotCut() {
        var room = 1000 - AltText.of(HOODS, 1, "x", "en").length() + 1;

        assertThat(AltText.of(HOODS, 1, "x".repeat(room), "en")).hasSize(1000).endsWith("x");
        assertThat(AltText.of(HOODS, 1, "x".repeat(room + 1), "en"))
                .hasSize(1000)
                .endsWith("x…");
    }

    @Test
    void nothingChanged_isNotDescribed() {
        assertThatThrownBy(() -> AltText.of(HOODS, 0, "", "en")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AltText.of(Map.of(), 1, "", "en")).isInstanceOf(IllegalArgumentException.class);
    }
}
