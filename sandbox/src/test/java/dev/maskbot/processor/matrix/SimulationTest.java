package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameSeed_isTheSameHistory(long seed) {
        var cell = FaultTable.OF_PROCESSES_THAT_DIE.getLast();

        assertThat(cell.run(Parts.GENUINE, seed).log())
                .isEqualTo(cell.run(Parts.GENUINE, seed).log())
                .isNotEmpty();
    }
}
