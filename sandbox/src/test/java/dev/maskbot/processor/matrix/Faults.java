package dev.maskbot.processor.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the faults of a case from its seed. */
final class Faults {
    /** Less and more than the SDK repeats (DynamoDB 8 times, others 3), and than a mention is tried. */
    private static final int[] HOW_MANY = {1, 1, 2, 3, 5, 12, 30};

    private Faults() {}

    static List<Fault> of(Cell cell, long seed) {
        var random = new Random(seed * 31 + cell.step().ordinal() * 1009L + cell.kind().ordinal());
        var faults = new ArrayList<Fault>();
        if (cell.step() == Step.RECONCILED) {
            faults.add(new Fault(Step.ANSWERED, Kind.RESET_AFTER_EFFECT, 1, 2, seed));
        }
        // Fates and bugs end an instance each time, or a minute later.
        var howMany = cell.endsInstances() ? 1 + random.nextInt(2) : HOW_MANY[random.nextInt(HOW_MANY.length)];
        faults.add(new Fault(cell.step(), cell.kind(), 1 + random.nextInt(3), howMany, seed));
        return faults;
    }
}
