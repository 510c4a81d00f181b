package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the local X misbehaves at the moment; at first it does not. Several faults can be on at once. Thread-safe. */
public final class Faults {
    private final List<Injection> injections = new CopyOnWriteArrayList<>();

    Faults() {}

    /** Switches a fault on until what is returned, or everything, is cleared. */
    public Injection inject(Fault fault) {
        return inject(fault, Trigger.always());
    }

    /** Switches a fault on for the next so many times it can happen. */
    public Injection inject(Fault.Incident fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + times + " times");
        }
        return inject(fault, Trigger.times(times));
    }

    /** Switches a fault on, to happen when the trigger fires; conditions last while it is on. */
    Injection inject(Fault fault, Trigger trigger) {
        var injection = new Injection(fault, trigger);
        injections.add(injection);
        return injection;
    }

    /** What is on now, in the order in which it was switched on. */
    public List<Injection> active() {
        return List.copyOf(injections);
    }

    /** Switches everything off. */
    public void clear() {
        injections.clear();
    }

    /** A fault that is switched on; closing it switches it off. Thread-safe. */
    public final class Injection implements Subscription {
        private final Fault fault;
        private final Trigger trigger;

        private Injection(Fault fault, Trigger trigger) {
            this.fault = fault;
            this.trigger = trigger;
        }

        public Fault fault() {
            return fault;
        }

        /** Whether it happens once more. */
        private boolean take() {
            var happens = trigger.fires();
            if (trigger.isOver()) {
                close();
            }
            return happens;
        }

        @Override
        public void close() {
            injections.remove(this);
        }
    }

    /** The first that a connection has not met yet, as remembered by the caller; it then has happened once more. */
    Optional<Fault.Strike> strike(Set<Injection> met) {
        for (var injection : injections) {
            if (injection.fault() instanceof Fault.Strike strike
                    && injection.trigger.isOn()
                    && met.add(injection)
                    && injection.take()) {
                return Optional.of(strike);
            }
        }
        return Optional.empty();
    }

    /** All of a kind, without letting them happen. */
    <F extends Fault> Stream<F> all(Class<F> kind) {
        return injections.stream()
                .filter(injection -> injection.trigger.isOn())
                .map(Injection::fault)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    <F extends Fault> Optional<F> find(Class<F> kind) {
        return all(kind).findFirst();
    }

    /** The first of its kind that applies; it then has happened once more. */
    <F extends Fault> Optional<F> meet(Class<F> kind, Predicate<? super F> applies) {
        for (var injection : injections) {
            if (kind.isInstance(injection.fault())) {
                var fault = kind.cast(injection.fault());
                if (applies.test(fault) && injection.take()) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    <F extends Fault> Optional<F> meet(Class<F> kind) {
        return meet(kind, _ -> true);
    }
}
