package dev.maskbot.processor.effect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.words.Request;
import dev.maskbot.processor.words.Saying;
import dev.maskbot.processor.words.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EffectsTest {
    private static final String WORDS = """
            "words": {"en": ["%s"]}, "nouns": {"en": {"one": "a thing", "many": "things"}},""";
    private static final String HAT = """
            "pieces": [{"drawing": "dev.maskbot.processor.artwork.Hat"}]""";

    @TempDir
    private Path folder;

    @Test
    void shippedEffects_areThere_theDefaultFirst() {
        assertThat(Effects.load().all())
                .extracting(Effect::name)
                .containsExactly("ninja", "frame", "hat", "moustache", "pixelate", "sunglasses");
    }

    @ParameterizedTest
    @CsvSource({
        "@maskbot shades please, en, sunglasses",
        "@maskbot #moustache, en, moustache",
        "@maskbot ponme un bigote, es, moustache",
        "@maskbot 🎩, en, hat",
        "@maskbot can you pixelate us?, en, pixelate",
        "@maskbot un marco, es, frame",
        "@maskbot sunglases, en, sunglasses",
        "@maskbot hi, en, ninja",
    })
    void words_chooseTheEffect(String text, String language, String effect) {
        assertThat(Effects.load().vocabulary().read(text, language)).isEqualTo(new Request.Apply(effect));
    }

    @Test
    void help_listsTheWordOfEveryEffect() {
        var effects = Effects.load();
        var texts = new Texts(effects.told());

        for (var language : List.of("en", "es")) {
            var helps = IntStream.range(0, 20)
                    .mapToObj(i -> texts.say(Saying.HELP, new MentionId(Integer.toString(i)), language))
                    .toList();
            assertThat(effects.told().get(Locale.of(language)))
                    .hasSize(6)
                    .allSatisfy(word -> assertThat(helps).allMatch(help -> help.contains(word)));
        }
    }

    @Test
    void pictureBesideTheManifest_isAnEffect() throws IOException {
        write("ninja", "{" + WORDS.formatted("ninja") + HAT + "}");
        write("badge", "{" + WORDS.formatted("badge") + """
                "pieces": [{"picture": "badge.png", "extent": [-0.5, -0.5, 1, 1], "anchor": "EYES", "z": 3}]}""");
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB),
                "png",
                folder.resolve("badge/badge.png").toFile());

        assertThat(Effects.in(folder).named("badge").pieces()).hasSize(1);
    }

    @Test
    void brokenEffects_areAllToldOf() throws IOException {
        write("hat", "{" + WORDS.formatted("hat") + """
                "pieces": [{"drawing": "dev.maskbot.processor.artwork.Nothing"}]}""");
        write("idle", "{" + WORDS.formatted("idle") + "\"pieces\": []}");
        write("mute", "{" + HAT + "}");
        write("huge", "{" + WORDS.formatted("huge") + """
                "pieces": [{"drawing": "dev.maskbot.processor.artwork.Hat", "scale": 9}]}""");
        write("blank", "{" + WORDS.formatted("blank") + """
                "pieces": [{"picture": "blank.png"}]}""");
        write("torn", "{");
        write("typo", "{" + WORDS.formatted("typo") + """
                "pieces": [{"drawing": "dev.maskbot.processor.artwork.Hat", "anchor": "NECK"}]}""");

        assertThatThrownBy(() -> Effects.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "effect hat: dev.maskbot.processor.artwork.Nothing is no Drawing",
                        "effect idle: it does nothing",
                        "effect mute: no English words",
                        "effect huge: scale 9",
                        "effect blank: a picture's extent",
                        "effect torn",
                        "effect typo",
                        "no effect ninja");
    }

    @Test
    void wordOfTwoEffects_isRefused() throws IOException {
        write("ninja", "{" + WORDS.formatted("ninja") + HAT + "}");
        write("hood", "{" + WORDS.formatted("ninja") + HAT + "}");

        assertThatThrownBy(() -> Effects.in(folder)).hasMessageContaining("ninja");
    }

    private void write(String name, String manifest) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("effect.json"), manifest, UTF_8);
    }
}
