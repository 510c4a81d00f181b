package dev.maskbot.processor.spend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LevelTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1000, FULL",
        "749, 1000, FULL",
        "750, 1000, ONE_DESCRIPTION",
        "899, 1000, ONE_DESCRIPTION",
        "900, 1000, ONE_PHOTO",
        "999, 1000, ONE_PHOTO",
        "1000, 1000, PAUSED",
        "1001, 1000, PAUSED",
        "0, 0, PAUSED",
    })
    void level_followsFromTheShareThatIsSpent(long spent, long cap, Level level) {
        assertThat(Level.of(spent, cap)).isEqualTo(level);
    }
}
