package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameSeed_isTheSameHistory(long seed) {
        var cell = FaultTable.OF_PROCESSES_THAT_DIE.getLast();

        assertThat(story(cell, seed)).isEqualTo(story(cell, seed)).isNotEmpty();
    }

    /** What was logged, stack traces aside, and what a dead process has still to say or not: nothing comes of it. */
    private static List<String> story(Cell cell, long seed) {
        return cell.run(Parts.GENUINE, seed).log().stream()
                .map(entry -> entry.lines().findFirst().orElseThrow())
                .filter(line -> !line.contains("mention.attempt_failed"))
                .toList();
    }
}
