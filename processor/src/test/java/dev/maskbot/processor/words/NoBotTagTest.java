package dev.maskbot.processor.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoBotTagTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"#nobot", "hey #NoBots!", "(#nobot)", "a photo,#NOBOT", "＃nobot", "#nobot.", "#nobot\n#cat"})
    void tag_isFound_howeverItIsWritten(String text) {
        assertThat(NoBotTag.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobot", "#nobotox", "#nobot_life", "a#nobot", "https://example.org/#nobot", "#no bot"})
    void otherWords_areNotTheTag(String text) {
        assertThat(NoBotTag.isIn(text)).isFalse();
    }
}
