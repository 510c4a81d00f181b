package dev.maskbot.sandbox.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Decides each time that a fault could happen whether it does, and counts. Thread-safe. */
public final class Trigger {
    private final InstantSource clock;
    private final Instant from;
    private final Instant to;
    private final double probability;
    private final int every;
    private final int times;
    private final long seed;
    private final SplittableRandom random;
    private int met;
    private int happened;

    private Trigger(
            InstantSource clock,
            Instant from,
            Instant to,
            double probability,
            int every,
            OptionalInt times,
            long seed) {
        this.clock = clock;
        this.from = from;
        this.to = to;
        this.probability = probability;
        this.every = every;
        this.times = times.orElse(Integer.MAX_VALUE);
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** That of a fault which is switched on now. */
    public static Trigger of(Fault fault, InstantSource clock) {
        var from = clock.instant().plus(fault.after());
        return new Trigger(
                clock,
                from,
                fault.lasts().map(from::plus).orElse(Instant.MAX),
                fault.probability(),
                fault.every(),
                fault.times(),
                fault.seed());
    }

    /** To be asked when the fault could happen: whether it does. */
    public synchronized boolean fires() {
        if (!isOn()) {
            return false;
        }
        met++;
        if (met % every != 0 || random.nextDouble() >= probability) {
            return false;
        }
        happened++;
        return true;
    }

    /** Whether it can happen at the moment. */
    public synchronized boolean isOn() {
        var now = clock.instant();
        return happened < times && !now.isBefore(from) && now.isBefore(to);
    }

    /** Whether it cannot happen any more. */
    public synchronized boolean isOver() {
        return happened >= times || !clock.instant().isBefore(to);
    }

    /** How often it has happened. */
    public synchronized int happened() {
        return happened;
    }

    public long seed() {
        return seed;
    }
}
