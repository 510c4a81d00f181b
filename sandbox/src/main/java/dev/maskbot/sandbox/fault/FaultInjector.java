package dev.maskbot.sandbox.fault;

import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that goes wrong at the moment, in all services; at first nothing. Thread-safe. */
public final class FaultInjector {
    private final InstantSource clock;
    private final Map<Service, Target> targets = new EnumMap<>(Service.class);
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Injection> injections = new ConcurrentSkipListMap<>();

    /** The clock tells when a fault begins and ends. */
    public FaultInjector(InstantSource clock, Collection<? extends Target> targets) {
        this.clock = clock;
        targets.forEach(target -> this.targets.put(target.service(), target));
    }

    /** A fault that is switched on; closing it switches it off. Thread-safe. */
    public final class Injection implements AutoCloseable {
        private final long id;
        private final Fault fault;
        private final Trigger trigger;
        private final Runnable end;

        private Injection(long id, Fault fault, Trigger trigger, Runnable end) {
            this.id = id;
            this.fault = fault;
            this.trigger = trigger;
            this.end = end;
        }

        public long id() {
            return id;
        }

        public Fault fault() {
            return fault;
        }

        /** How often it has happened. */
        public int happened() {
            return trigger.happened();
        }

        /** Whether it cannot happen any more. */
        public boolean isOver() {
            return trigger.isOver();
        }

        @Override
        public void close() {
            if (injections.remove(id) != null) {
                end.run();
            }
        }
    }

    /**
     * Switches a fault on.
     *
     * @throws IllegalArgumentException if it cannot happen there
     */
    public Injection inject(Fault fault) {
        var where = fault.where();
        var target = targets.get(where.service());
        if (target == null) {
            throw new IllegalArgumentException(where.service() + " cannot be made to fail here");
        }
        where.operation().filter(name -> !target.operations().contains(name)).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "%s has no operation %s, but %s".formatted(where.service(), name, target.operations()));
        });
        var trigger = Trigger.of(fault, clock);
        var injection =
                new Injection(ids.incrementAndGet(), fault, trigger, target.install(where, fault.what(), trigger));
        injections.put(injection.id(), injection);
        return injection;
    }

    /** What is switched on, in the order in which it was; also what is over and was not switched off. */
    public List<Injection> active() {
        return List.copyOf(injections.values());
    }

    public Optional<Injection> find(long id) {
        return Optional.ofNullable(injections.get(id));
    }

    /** Switches everything off. */
    public void clear() {
        active().forEach(Injection::close);
    }

    /** What a {@link Place} can name, by service. */
    public Map<Service, List<String>> operations() {
        var operations = new EnumMap<Service, List<String>>(Service.class);
        targets.forEach((service, target) -> operations.put(service, target.operations()));
        return operations;
    }
}
