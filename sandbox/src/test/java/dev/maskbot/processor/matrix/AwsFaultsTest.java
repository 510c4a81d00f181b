package dev.maskbot.processor.matrix;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AwsFaultsTest {
    static List<Cell> cells() {
        return FaultTable.OF_AWS;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void awsFails_everyMentionEndsOnce(Cell cell) {
        Matrix.verify(cell);
    }
}
