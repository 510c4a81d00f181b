package dev.maskbot.processor.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import dev.maskbot.mention.MentionId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {
    private static final long FIRST = 1784600000000000001L;
    private static final List<String> SPOKEN = List.of("en", "es");
    private static final Pattern QUOTED = Pattern.compile("[“«](.+?)[”»]");

    private static final Texts TEXTS = new Texts(Effects.LISTED);

    private static MentionId mention(int number) {
        return new MentionId(Long.toString(FIRST + number * 4_194_304L));
    }

    private static String withoutNumber(String text) {
        return text.replaceFirst(" \\([0-9a-z]+\\)$", "");
    }

    /** Whatever the number. */
    private static void isAcceptableToX(String variant) {
        var text = variant + " (zzzzzzz)";
        assertThat(TwitterTextParser.parseTweet(text).weightedLength).isBetween(10, 280);
        assertThat(new Extractor().extractEntitiesWithIndices(text)).isEmpty();
        assertThat(text).doesNotContain("@", "#", "$", "http", "{", "!!");
    }

    @ParameterizedTest
    @EnumSource
    void texts_areStable_different_andAcceptableToX(Saying saying) {
        var again = new Texts(Effects.LISTED);
        for (var language : SPOKEN) {
            var said = new HashSet<String>();
            var variants = new HashSet<String>();
            for (var i = 0; i < 2_000; i++) {
                var text = TEXTS.say(saying, mention(i), language);

                assertThat(again.say(saying, mention(i), language)).isEqualTo(text);
                said.add(text);
                variants.add(withoutNumber(text));
            }
            assertThat(said).hasSize(2_000);
            assertThat(variants).hasSizeGreaterThanOrEqualTo(3).allSatisfy(TextsTest::isAcceptableToX);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, en", "en-GB, en", "es, es", "es-419, es", "ES-mx, es", "und, en", "pt, en", "zxx, en", "'', en"})
    void language_thatIsNotSpoken_isAnsweredInEnglish(String asked, String answered) {
        for (var saying : Saying.values()) {
            assertThat(TEXTS.say(saying, mention(1), asked)).isEqualTo(TEXTS.say(saying, mention(1), answered));
            assertThat(TEXTS.say(saying, mention(1), "en")).isNotEqualTo(TEXTS.say(saying, mention(1), "es"));
        }
    }

    @Test
    void answers_doNotDependOnTheMachinesLanguage() {
        var home = Locale.getDefault();
        var expected = TEXTS.say(Saying.HELP, mention(1), "en");
        Locale.setDefault(Effects.SPANISH);
        try {
            assertThat(new Texts(Effects.LISTED).say(Saying.HELP, mention(1), "und"))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(home);
        }
    }

    @Test
    void help_listsTheWordsOfTheLanguage() {
        for (var i = 0; i < 20; i++) {
            assertThat(TEXTS.say(Saying.HELP, mention(i), "en")).contains("ninja, moustache, glasses, hat");
            assertThat(TEXTS.say(Saying.HELP, mention(i), "es")).contains("ninja, bigote, gafas, sombrero");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HELP", "OPTED_OUT"})
    void wordsThatPeopleAreToldToSay_areUnderstood(Saying saying) {
        var vocabulary = new Vocabulary(Effects.WORDS, "ninja");
        for (var language : SPOKEN) {
            for (var i = 0; i < 20; i++) {
                var understood = QUOTED.matcher(TEXTS.say(saying, mention(i), language))
                        .results()
                        .map(MatchResult::group)
                        .map(word -> vocabulary.read(word, language))
                        .toList();
                assertThat(understood)
                        .containsExactlyElementsOf(
                                saying == Saying.HELP
                                        ? List.of(new Request.Delete(), new Request.Stop())
                                        : List.of(new Request.Start()));
            }
        }
    }

    @Test
    void moreEffectsThanAPostHolds_areListedAsFarAsTheyFit() {
        var many = new Texts(Map.of(Locale.ENGLISH, Collections.nCopies(30, "sunglasses")));
        for (var language : SPOKEN) {
            var text = many.say(Saying.HELP, mention(1), language);

            assertThat(text).contains("sunglasses, sunglasses, sunglasses");
            assertThat(TwitterTextParser.parseTweet(text).weightedLength).isBetween(260, 280);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ninja", "@ninja", "ninja.com", "$ninja", "https://ninja.org"})
    void effectWord_thatXWouldLink_isRefused(String word) {
        assertThatThrownBy(() -> new Texts(Map.of(Locale.ENGLISH, List.of(word))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void help_withoutEffects_isRefused() {
        assertThatThrownBy(() -> new Texts(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
