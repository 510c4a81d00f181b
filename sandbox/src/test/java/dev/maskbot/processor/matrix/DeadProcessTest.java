package dev.maskbot.processor.matrix;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DeadProcessTest {
    static List<Cell> cells() {
        return FaultTable.OF_PROCESSES_THAT_DIE;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aProcessDies_everyMentionEndsOnce(Cell cell) {
        Matrix.verify(cell);
    }
}
