package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {
    private static final Cell CELL = FaultTable.OF_PROCESSES_THAT_DIE.getLast();

    /** The first history of a JVM also tells which libraries were found. */
    @BeforeAll
    static void findLibraries() {
        story(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameSeed_isTheSameHistory(long seed) {
        assertThat(story(seed)).isEqualTo(story(seed)).isNotEmpty();
    }

    /** What was logged, stack traces aside. */
    private static List<String> story(long seed) {
        return CELL.run(Parts.GENUINE, seed).log().stream()
                .map(entry -> entry.lines().findFirst().orElseThrow())
                .toList();
    }
}
