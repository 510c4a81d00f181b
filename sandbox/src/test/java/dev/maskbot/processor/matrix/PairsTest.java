package dev.maskbot.processor.matrix;

import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PairsTest {
    private static final List<Cell> CELLS = FaultTable.all();

    @Test
    void twoThingsGoWrong_everyMentionEndsOnce() {
        Matrix.seeds(100).forEach(seed -> {
            var random = new Random(seed);
            var first = CELLS.get(random.nextInt(CELLS.size()));
            var second = CELLS.get(random.nextInt(CELLS.size()));
            var faults = Stream.concat(first.faults(seed).stream(), second.faults(seed).stream())
                    .toList();
            var mayEnd = new HashSet<>(first.mayEnd());
            mayEnd.addAll(second.mayEnd());
            mayEnd.add(Reason.FAILED); // of bad luck, three times in a row
            Matrix.verify(first + " and " + second, new Case(faults, mayEnd, Parts.GENUINE, seed).run(), seed);
        });
    }
}
