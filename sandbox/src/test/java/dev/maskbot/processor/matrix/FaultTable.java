package dev.maskbot.processor.matrix;

import static dev.maskbot.processor.matrix.Kind.*;
import static dev.maskbot.processor.matrix.Step.*;

import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can go wrong where. A line more is a fault more. */
final class FaultTable {
    private static final Set<Kind> AWS = of(
            REFUSED,
            RESET_NO_EFFECT,
            TIMEOUT_NO_EFFECT,
            RESET_AFTER_EFFECT,
            TIMEOUT_AFTER_EFFECT,
            THROTTLED,
            ERROR_5XX,
            ERROR_5XX_AFTER_EFFECT,
            GARBAGE,
            GARBAGE_AFTER_EFFECT,
            UNAUTHORIZED,
            FORBIDDEN);

    private static final Set<Kind> X = of(
            REFUSED,
            RESET_NO_EFFECT,
            TIMEOUT_NO_EFFECT,
            RESET_AFTER_EFFECT,
            TIMEOUT_AFTER_EFFECT,
            THROTTLED,
            ERROR_5XX,
            ERROR_5XX_AFTER_EFFECT,
            GARBAGE,
            UNAUTHORIZED);

    private static final Set<Kind> HALTS = of(HALT_BEFORE, HALT_AFTER);
    private static final Set<Kind> CHANGES = of(PAUSE_60S, LEASE_LOST, STOP, CLOCK_AHEAD, CLOCK_BACK);

    // Who is stopped between what the ledger says and X's answer leaves a doubt; nobody sends for the third time.
    private static final Set<Step> IN_DOUBT = at(MARKED, SENT, ANSWERED);

    static final List<Cell> OF_PROCESSES_THAT_DIE = table(
            row(except(PAINTED, MARKED, SENT, ANSWERED), HALTS),
            row(at(PAINTED), HALTS, Reason.FAILED), // three times, and it was the mention
            row(IN_DOUBT, HALTS, Reason.AMBIGUOUS));

    static final List<Cell> OF_PROCESSES_THAT_CHANGE =
            table(row(except(MARKED, SENT, ANSWERED), CHANGES), row(IN_DOUBT, CHANGES, Reason.AMBIGUOUS));

    static final List<Cell> OF_AWS = table(
            row(at(CLAIMED, DECIDED, RECOGNISED, RISKED, PREPARED, REMEMBERED, METERED, SPENT, MARKED, SETTLED), AWS),
            row(at(CLAIMED, RISKED, PREPARED, MARKED, SETTLED), of(LATE_EFFECT)),
            row(at(STORED, MODERATED, FACES_FOUND), AWS),
            row(at(CHECKPOINTED), of(THROTTLED, ERROR_5XX, ERROR_5XX_AFTER_EFFECT, GARBAGE)));

    static final List<Cell> OF_OTHERS = table(
            row(at(DECODED, PREFIX), of(BUG)),
            row(at(PAINTED), of(BUG), Reason.FAILED),
            row(at(FETCHED), of(REFUSED, RESET_NO_EFFECT, TIMEOUT_NO_EFFECT, THROTTLED, ERROR_5XX), Reason.FAILED),
            row(at(FETCHED), of(GARBAGE, GARBAGE_AFTER_EFFECT), Reason.NOT_A_PHOTO),
            row(at(FETCHED), of(UNAUTHORIZED, FORBIDDEN, GONE), Reason.PHOTO_GONE),
            row(at(UPLOADED, DESCRIBED, RECONCILED), X),
            row(at(UPLOADED), of(FORBIDDEN), Reason.FAILED),
            row(at(DESCRIBED), of(FORBIDDEN)),
            row(at(SENT), of(REFUSED, THROTTLED, UNAUTHORIZED)),
            row(at(SENT), of(RESET_NO_EFFECT, TIMEOUT_NO_EFFECT, LATE_EFFECT, ERROR_5XX, GARBAGE), Reason.AMBIGUOUS),
            row(at(SENT), of(FORBIDDEN), Reason.POST_NOT_ANSWERABLE),
            row(at(ANSWERED), of(RESET_AFTER_EFFECT, TIMEOUT_AFTER_EFFECT, ERROR_5XX_AFTER_EFFECT)),
            row(at(ANSWERED), of(GARBAGE_AFTER_EFFECT, DUPLICATE_AFTER_EFFECT)));

    private FaultTable() {}

    static List<Cell> all() {
        return Stream.of(OF_PROCESSES_THAT_DIE, OF_PROCESSES_THAT_CHANGE, OF_AWS, OF_OTHERS)
                .flatMap(List::stream)
                .toList();
    }

    private record Row(Set<Step> steps, Set<Kind> kinds, Set<Reason> mayEnd) {
        Stream<Cell> cells() {
            return steps.stream().flatMap(step -> kinds.stream().map(kind -> new Cell(step, kind, mayEnd)));
        }
    }

    /** @param mayEnd how mentions may end then, other than they should */
    private static Row row(Set<Step> steps, Set<Kind> kinds, Reason... mayEnd) {
        return new Row(steps, kinds, Set.of(mayEnd));
    }

    private static List<Cell> table(Row... rows) {
        return Stream.of(rows).flatMap(Row::cells).toList();
    }

    private static Set<Step> at(Step first, Step... others) {
        return EnumSet.of(first, others);
    }

    private static Set<Step> except(Step first, Step... others) {
        return EnumSet.complementOf(EnumSet.of(first, others));
    }

    private static Set<Kind> of(Kind first, Kind... others) {
        return EnumSet.of(first, others);
    }
}
