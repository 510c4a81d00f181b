package dev.maskbot.sandbox;

import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time that passes only when a test says so: who sleeps in it is parked until then. Tests that wait for a sleep before
 * they {@link #advance} run the same way every time. Safe for use by several threads.
 */
public final class VirtualTime implements InstantSource, Sleeper {
    /** Real time that a thread has to go to sleep: much more than it needs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Sleep> sleeps = new ArrayList<>();
    private Instant now;

    /** Starts at an arbitrary time. */
    public VirtualTime() {
        this(Instant.parse("2026-11-20T10:35:00Z"));
    }

    public VirtualTime(Instant now) {
        this.now = now;
    }

    private static final class Sleep {
        private final Thread thread = Thread.currentThread();
        private final Duration length;
        private final Instant end;
        private boolean over;

        private Sleep(Instant from, Duration length) {
            this.length = length;
            this.end = from.plus(length);
        }
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!duration.isPositive()) {
            return;
        }
        var sleep = new Sleep(now, duration);
        sleeps.add(sleep);
        notifyAll();
        try {
            while (!sleep.over) {
                wait();
            }
        } finally {
            sleeps.remove(sleep);
            notifyAll();
        }
    }

    /**
     * Lets time pass from one end of a sleep to the next. Each finds the clock at its own time, and time stands until who
     * has woken sleeps again or has ended; for a thread that does neither, there is {@link #jump}.
     *
     * @throws AssertionError when who has woken neither sleeps nor ends in real time
     */
    public synchronized void advance(Duration by) {
        var target = now.plus(by);
        for (var next = nextUntil(target); next.isPresent(); next = nextUntil(target)) {
            var sleep = next.get();
            now = sleep.end;
            sleep.over = true;
            notifyAll();
            await(
                    () -> !sleeps.contains(sleep) && (!sleep.thread.isAlive() || isAsleep(sleep.thread)),
                    sleep.thread.getName() + " neither sleeps nor ends");
        }
        now = target;
    }

    /** Moves the clock at once, wakes all whose sleep is over by then and waits for none of them. */
    public synchronized void jump(Duration by) {
        now = now.plus(by);
        sleeps.forEach(sleep -> sleep.over |= !sleep.end.isAfter(now));
        notifyAll();
    }

    /**
     * Waits until a thread sleeps.
     *
     * @return for how long it does, in all
     * @throws AssertionError when it does not, in real time
     */
    public synchronized Duration awaitSleep(String thread) {
        await(() -> sleepOf(thread).isPresent(), thread + " does not sleep");
        return sleepOf(thread).orElseThrow().length;
    }

    /** Whether a thread of this name sleeps now. */
    public synchronized boolean sleeps(String thread) {
        return sleepOf(thread).isPresent();
    }

    private Optional<Sleep> nextUntil(Instant target) {
        return sleeps.stream()
                .filter(sleep -> !sleep.over && !sleep.end.isAfter(target))
                .min(Comparator.comparing(sleep -> sleep.end));
    }

    private Optional<Sleep> sleepOf(String thread) {
        return sleeps.stream()
                .filter(sleep -> !sleep.over && sleep.thread.getName().equals(thread))
                .findFirst();
    }

    private boolean isAsleep(Thread thread) {
        return sleeps.stream().anyMatch(sleep -> !sleep.over && sleep.thread == thread);
    }

    /** Looks again now and then, too: the end of a thread notifies nobody. */
    private synchronized void await(java.util.function.BooleanSupplier condition, String otherwise) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(otherwise);
                }
                wait(5);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
