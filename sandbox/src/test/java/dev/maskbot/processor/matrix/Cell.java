package dev.maskbot.processor.matrix;

import static dev.maskbot.processor.matrix.Kind.*;

import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fault that can happen at a step. Immutable.
 *
 * @param mayEnd why the mentions that it hits may end without a mask; none when it is nobody's fault
 */
record Cell(Step step, Kind kind, Set<Reason> mayEnd) {
    private static final Set<Kind> FATES = EnumSet.of(HALT_BEFORE, HALT_AFTER, PAUSE_60S, LEASE_LOST, STOP);

    private static final Set<Kind> AWS = EnumSet.of(
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

    private static final Set<Kind> X = EnumSet.of(
            REFUSED,
            RESET_NO_EFFECT,
            TIMEOUT_NO_EFFECT,
            RESET_AFTER_EFFECT,
            THROTTLED,
            ERROR_5XX,
            ERROR_5XX_AFTER_EFFECT,
            GARBAGE,
            UNAUTHORIZED);

    private static final Map<Step, Set<Kind>> OWN = Map.ofEntries(
            Map.entry(Step.DELIVERED, Set.of()),
            Map.entry(Step.DECODED, Set.of(GARBAGE)),
            Map.entry(Step.CLAIMED, with(AWS, LATE_EFFECT)),
            Map.entry(Step.DECIDED, AWS),
            Map.entry(
                    Step.FETCHED,
                    EnumSet.of(
                            REFUSED,
                            RESET_NO_EFFECT,
                            THROTTLED,
                            ERROR_5XX,
                            GARBAGE,
                            GARBAGE_AFTER_EFFECT,
                            UNAUTHORIZED,
                            FORBIDDEN,
                            GONE)),
            Map.entry(Step.STORED, AWS),
            Map.entry(Step.MODERATED, AWS),
            Map.entry(Step.FACES_FOUND, AWS),
            Map.entry(Step.RISKED, with(AWS, LATE_EFFECT)),
            Map.entry(Step.PAINTED, Set.of(GARBAGE)),
            Map.entry(Step.UPLOADED, with(X, FORBIDDEN)),
            Map.entry(Step.DESCRIBED, with(X, FORBIDDEN)),
            Map.entry(Step.PREPARED, with(AWS, LATE_EFFECT)),
            Map.entry(Step.METERED, AWS),
            Map.entry(Step.SPENT, AWS),
            Map.entry(Step.MARKED, with(AWS, LATE_EFFECT)),
            Map.entry(
                    Step.SENT,
                    EnumSet.of(
                            REFUSED,
                            RESET_NO_EFFECT,
                            TIMEOUT_NO_EFFECT,
                            LATE_EFFECT,
                            THROTTLED,
                            ERROR_5XX,
                            GARBAGE,
                            UNAUTHORIZED,
                            FORBIDDEN)),
            Map.entry(
                    Step.ANSWERED,
                    EnumSet.of(
                            RESET_AFTER_EFFECT,
                            TIMEOUT_AFTER_EFFECT,
                            ERROR_5XX_AFTER_EFFECT,
                            GARBAGE_AFTER_EFFECT,
                            DUPLICATE_AFTER_EFFECT)),
            Map.entry(Step.RECONCILED, X),
            Map.entry(Step.SETTLED, with(AWS, LATE_EFFECT)),
            Map.entry(Step.PREFIX, Set.of(GARBAGE)),
            Map.entry(Step.CHECKPOINTED, EnumSet.of(THROTTLED, ERROR_5XX, ERROR_5XX_AFTER_EFFECT, GARBAGE)));

    /** All there are. */
    static List<Cell> all() {
        var cells = new ArrayList<Cell>();
        for (var step : Step.values()) {
            Stream.concat(OWN.get(step).stream().sorted(), FATES.stream())
                    .forEach(kind -> cells.add(new Cell(step, kind, mayEnd(step, kind))));
        }
        return cells;
    }

    private static Set<Reason> mayEnd(Step step, Kind kind) {
        if (kind.sort() == Kind.Sort.FATE) {
            // Sent, as far as anybody can know: the second time nobody sends it again.
            return step == Step.MARKED || step == Step.SENT ? Set.of(Reason.AMBIGUOUS) : Set.of();
        }
        return switch (step) {
            case FETCHED ->
                switch (kind) {
                    case GARBAGE, GARBAGE_AFTER_EFFECT -> Set.of(Reason.NOT_A_PHOTO);
                    case UNAUTHORIZED, FORBIDDEN, GONE -> Set.of(Reason.PHOTO_GONE);
                    default -> Set.of(Reason.FAILED);
                };
            case PAINTED -> Set.of(Reason.FAILED);
            case UPLOADED -> kind == FORBIDDEN ? Set.of(Reason.FAILED) : Set.of();
            case SENT -> kind == FORBIDDEN ? Set.of(Reason.POST_NOT_ANSWERABLE) : Set.of(Reason.AMBIGUOUS);
            default -> Set.of();
        };
    }

    boolean endsInstances() {
        return kind.sort() == Kind.Sort.FATE || step == Step.DECODED || step == Step.PREFIX;
    }

    private static Set<Kind> with(Set<Kind> kinds, Kind one) {
        var all = EnumSet.copyOf(kinds);
        all.add(one);
        return all;
    }

    @Override
    public String toString() {
        return step + " × " + kind;
    }
}
