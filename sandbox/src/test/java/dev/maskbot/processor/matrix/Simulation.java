package dev.maskbot.processor.matrix;

import java.lang.Thread.State;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads that run one at a time on the thread that calls {@link #run}, in an order that a seed chooses, and a
 * clock that moves only when all of them wait: the same seed is the same history. Virtual threads that they start are part
 * of it, for those inherit the scheduler. Safe for use by several threads.
 */
final class Simulation implements Executor, InstantSource {
    /** Real time in which something has to happen when nobody sleeps: much more than a call over loopback takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Method NEW_VIRTUAL_THREAD = newVirtualThread();

    private final List<Runnable> ready = new ArrayList<>();
    private final Deque<Runnable> returned = new ArrayDeque<>();
    private final List<Thread> outside = new ArrayList<>();
    private final Set<Thread> seen = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Nap> naps = new ArrayList<>();
    private final Random order;
    private final Instant end;
    private volatile Instant now;

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
            throw new AssertionError(e);
        }
    }

    /** A virtual thread can go on; called by the JDK. */
    @Override
    public synchronized void execute(Runnable continuation) {
        if (outside.isEmpty()) {
            ready.add(continuation);
        } else {
            returned.add(continuation);
        }
        notifyAll();
    }

    /** Gives the others a chance. */
    void yield() {
        seen.add(Thread.currentThread());
        Thread.yield();
    }

    /** The current thread is about to talk over real sockets, and to end after that: until then nothing else happens. */
    synchronized void goOutside() {
        outside.add(Thread.currentThread());
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
        return naps.isEmpty() && ready.isEmpty() && returned.isEmpty() && outside.isEmpty();
    }

    private synchronized Runnable next() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            outside.removeIf(thread -> !thread.isAlive());
            if (!returned.isEmpty()) {
                return returned.poll();
            }
            if (outside.isEmpty()) {
                if (!ready.isEmpty()) {
                    return ready.remove(order.nextInt(ready.size()));
                }
                // The JVM wakes who waits for a monitor by a thread of its own.
                if (!naps.isEmpty() && seen.stream().noneMatch(one -> one.getState() == State.BLOCKED)) {
                    advance();
                    continue;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nobody sleeps and nobody can go on");
            }
            waitAMoment();
        }
    }

    private void advance() {
        var first = naps.stream().min(Comparator.comparing(nap -> nap.until)).orElseThrow();
        if (first.until.isAfter(end)) {
            throw new AssertionError("not over by " + end);
        }
        now = first.until.isAfter(now) ? first.until : now;
        first.over = true;
        LockSupport.unpark(first.thread);
    }

    private void waitAMoment() {
        try {
            wait(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Method newVirtualThread() {
        try {
            var method = Class.forName("java.lang.ThreadBuilders")
                    .getDeclaredMethod(
                            "newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
