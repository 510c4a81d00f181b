package dev.maskbot.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;

/** Lets a thread that works and sleeps by turns do one turn at a time. */
public final class Naps implements Sleeper {
    private final Semaphore asleep = new Semaphore(0);
    private final SynchronousQueue<Boolean> wake = new SynchronousQueue<>();
    private volatile Duration last = Duration.ZERO;

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        last = duration;
        asleep.release();
        wake.take();
    }

    /** Waits until the thread sleeps, and gives for how long it means to. */
    public Duration begun() throws InterruptedException {
        asleep.acquire();
        return last;
    }

    /** Ends the nap that has begun and waits for the next one: the thread has done a turn. */
    public Duration pass() throws InterruptedException {
        wake.put(true);
        return begun();
    }
}
