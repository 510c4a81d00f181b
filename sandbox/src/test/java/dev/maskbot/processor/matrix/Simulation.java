package dev.maskbot.processor.matrix;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads that run one at a time on the thread that calls {@link #run}, in an order that a seed chooses, and a
 * clock that moves only when all of them wait: the same seed is the same history. Virtual threads that they start are
 * part of it, for those inherit the scheduler. Nothing in it may wait for anything outside of it, nor let others go on in
 * a {@code synchronized} block, whose waiters the JVM wakes by a thread of its own.
 */
final class Simulation implements Executor, InstantSource {
    private static final Method NEW_VIRTUAL_THREAD = newVirtualThread();

    private final List<Runnable> ready = new ArrayList<>();
    private final List<Nap> naps = new ArrayList<>();
    private final Random order;
    private final Instant end;
    private Instant now;

    /** @param atMost after which it has gone on for too long */
    Simulation(Instant begin, Duration atMost, long seed) {
        this.now = begin;
        this.end = begin.plus(atMost);
        this.order = new Random(seed);
    }

    private static final class Nap {
        private final Thread thread = Thread.currentThread();
        private final Instant until;
        private boolean over;

        private Nap(Instant until) {
            this.until = until;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** A thread whose scheduler this is; there is no public way to give it one. */
    Thread start(String name, Runnable body) {
        try {
            var thread = (Thread) NEW_VIRTUAL_THREAD.invoke(null, this, name, 0, body);
            thread.start();
            return thread;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** A virtual thread can go on; called by the JDK. */
    @Override
    public synchronized void execute(Runnable continuation) {
        ready.add(continuation);
    }

    void sleep(Duration duration) throws InterruptedException {
        var nap = new Nap(now.plus(duration));
        naps.add(nap);
        try {
            do {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.park();
            } while (!nap.over);
        } finally {
            naps.remove(nap);
        }
    }

    /** Is not to be interrupted; that comes after it. */
    void sleepThroughout(Duration duration) {
        var until = now.plus(duration);
        var interrupted = false;
        while (now.isBefore(until)) {
            try {
                sleep(Duration.between(now, until));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs everything until a thread has ended. */
    void run(Thread thread) {
        while (thread.isAlive()) {
            next().run();
        }
    }

    /** Whether nobody sleeps and nobody could go on. */
    synchronized boolean isQuiet() {
        return naps.isEmpty() && ready.isEmpty();
    }

    private synchronized Runnable next() {
        while (ready.isEmpty()) {
            advance();
        }
        return ready.remove(order.nextInt(ready.size()));
    }

    private void advance() {
        var first = naps.stream()
                .min(Comparator.comparing(nap -> nap.until))
                .orElseThrow(() -> new AssertionError("everybody waits, and nobody for the time"));
        if (first.until.isAfter(end)) {
            throw new AssertionError("not over by " + end);
        }
        now = first.until.isAfter(now) ? first.until : now;
        first.over = true;
        LockSupport.unpark(first.thread);
    }

    private static Method newVirtualThread() {
        try {
            var method = Class.forName("java.lang.ThreadBuilders")
                    .getDeclaredMethod("newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
