package dev.maskbot.processor.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether an instance lives: once it is dead, nothing that its threads do reaches the outside, as of a process that was
 * killed. Confined to one simulation.
 */
final class Life {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Simulation simulation;
    private final Consumer<Kind> fate;
    private final List<Thread> asleep = new ArrayList<>();
    private boolean dead;
    private Instant frozen = Instant.MIN;

    /** @param fate what becomes of the instance's leases, or of the instance */
    Life(Simulation simulation, Consumer<Kind> fate) {
        this.simulation = simulation;
        this.fate = fate;
    }

    boolean isDead() {
        return dead;
    }

    boolean isFrozen() {
        return frozen.isAfter(simulation.instant());
    }

    /** The others may do something before and after whatever is done. */
    void pass() {
        simulation.yield();
        while (!dead && isFrozen()) {
            simulation.sleepThroughout(Duration.between(simulation.instant(), frozen));
        }
        requireAlive();
    }

    /** How the instance sleeps. */
    void sleep(Duration duration) throws InterruptedException {
        requireAlive();
        asleep.add(Thread.currentThread());
        try {
            simulation.sleep(duration);
        } catch (InterruptedException e) {
            requireAlive();
            throw e;
        } finally {
            asleep.remove(Thread.currentThread());
        }
        pass();
    }

    void befall(Kind kind) {
        if (kind == Kind.PAUSE_60S) {
            frozen = simulation.instant().plus(PAUSE);
        }
        fate.accept(kind);
    }

    /** For the current thread to throw; all others of the instance end when they come by. */
    Killed die() {
        kill();
        return new Killed();
    }

    /** From the outside. */
    void kill() {
        if (!dead) {
            dead = true;
            List.copyOf(asleep).forEach(Thread::interrupt);
            fate.accept(Kind.HALT_BEFORE);
        }
    }

    private void requireAlive() {
        if (dead) {
            throw new Killed();
        }
    }
}
