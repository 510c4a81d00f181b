package dev.maskbot.processor.matrix;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ChangedProcessTest {
    static List<Cell> cells() {
        return FaultTable.OF_PROCESSES_THAT_CHANGE;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aProcessIsChanged_everyMentionEndsOnce(Cell cell) {
        Matrix.verify(cell);
    }
}
