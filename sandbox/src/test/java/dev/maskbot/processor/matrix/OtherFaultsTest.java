package dev.maskbot.processor.matrix;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OtherFaultsTest {
    static List<Cell> cells() {
        return FaultTable.OF_OTHERS;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void somethingElseFails_everyMentionEndsOnce(Cell cell) {
        Matrix.verify(cell);
    }
}
