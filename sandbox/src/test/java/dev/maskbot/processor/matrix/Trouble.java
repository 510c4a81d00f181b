package dev.maskbot.processor.matrix;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts who comes by where, and tells whose turn it is to fail. Confined to one simulation. */
final class Trouble {
    private final List<Fault> faults;
    private final Map<Step, Integer> passed = new EnumMap<>(Step.class);
    private int met;

    Trouble(List<Fault> faults) {
        this.faults = faults;
    }

    /** Of two at the same time the first. */
    Optional<Kind> meet(Step step) {
        var count = passed.merge(step, 1, Integer::sum);
        var fault = faults.stream()
                .filter(one -> one.step() == step && count >= one.when() && count < one.when() + one.howMany())
                .findFirst();
        met += fault.isPresent() ? 1 : 0;
        return fault.map(Fault::kind);
    }

    /** How often a step was reached, whether it failed or not. */
    int passed(Step step) {
        return passed.getOrDefault(step, 0);
    }

    /** How many failed. */
    int met() {
        return met;
    }
}
