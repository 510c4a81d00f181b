package dev.maskbot.processor.matrix;

import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.matrix.Case.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What can go wrong at a step. Immutable.
 *
 * @param mayEnd how mentions may end that it hits, other than they should; none when it is not the mentions' matter
 */
record Cell(Step step, Kind kind, Set<Reason> mayEnd) {
    /** Less and more than the SDK repeats (DynamoDB 8 times, others 3), and than a mention is tried. */
    private static final int[] HOW_MANY = {1, 1, 2, 3, 5, 12, 30};

    Report run(Parts parts, long seed) {
        return new Case(faults(seed), mayEnd, parts, seed).run();
    }

    /** What goes wrong in a case. */
    List<Fault> faults(long seed) {
        var random = new Random(seed * 31 + toString().hashCode());
        var faults = new ArrayList<Fault>();
        if (step == Step.RECONCILED) { // nobody gets there without a doubt
            faults.add(new Fault(Step.ANSWERED, Kind.RESET_AFTER_EFFECT, 1, 2));
        }
        faults.add(new Fault(step, kind, 1 + random.nextInt(3), howMany(random)));
        return faults;
    }

    /** Who is to blame for the end of a process: a mention as often as it is tried, others now and then. */
    private int howMany(Random random) {
        var own = step == Step.PAINTED && (kind.isHalt() || kind == Kind.BUG);
        return !own && (kind.sort() == Kind.Sort.FATE || kind == Kind.BUG)
                ? 1 + random.nextInt(2)
                : HOW_MANY[random.nextInt(HOW_MANY.length)];
    }

    @Override
    public String toString() {
        return step + " × " + kind;
    }
}
