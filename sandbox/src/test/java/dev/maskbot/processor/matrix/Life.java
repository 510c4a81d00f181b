package dev.maskbot.processor.matrix;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether an instance lives: once it is dead, nothing that its threads do reaches the outside, as of a process that was
 * killed. Confined to one simulation.
 */
final class Life {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Less than {@code Timeline.SKEW}; Amazon's time service keeps instances within a millisecond. */
    private static final Duration JUMP = Duration.ofSeconds(20);

    private final Simulation simulation;
    private final Consumer<Kind> fate;
    private final List<Thread> asleep = new ArrayList<>();
    private final Set<Thread> passed = new HashSet<>();
    private Duration skew = Duration.ZERO;
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
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is ours
    void pass() {
        passed.add(Thread.currentThread());
        Thread.yield();
        while (!dead && isFrozen()) {
            simulation.sleepThroughout(Duration.between(simulation.instant(), frozen));
        }
        requireAlive();
    }

    /** Whether a thread that did something has not ended; who asks may have, to see whether all is well. */
    boolean hasThreads() {
        return passed.stream().anyMatch(one -> one.isAlive() && one != Thread.currentThread());
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

    /** What the instance takes for the time. */
    InstantSource clock() {
        return () -> simulation.instant().plus(skew);
    }

    void befall(Kind kind) {
        switch (kind) {
            case PAUSE_60S -> frozen = simulation.instant().plus(PAUSE);
            case CLOCK_AHEAD -> skew = skew.plus(JUMP);
            case CLOCK_BACK -> skew = skew.minus(JUMP);
            default -> {}
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
