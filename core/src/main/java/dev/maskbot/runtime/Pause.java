package dev.maskbot.runtime;

import java.time.Duration;

/**
 * A wait that any thread can cut short. One thread waits. Waking it beforehand counts: its next wait is then none.
 *
 * <p>Interruption still means stop, but one that meets a wake is taken for it: whoever stops a thread that pauses sets a
 * flag first, and the thread looks at it after every pause.
 */
public final class Pause {
    private final Sleeper sleeper;
    private Thread waiting;
    private boolean woken;

    /** Waits by this sleeper. */
    public Pause(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Waits until the time has passed or somebody wakes it. */
    public void sleep(Duration duration) throws InterruptedException {
        if (begin()) {
            try {
                sleeper.sleep(duration);
            } catch (InterruptedException e) {
                if (!isWoken()) {
                    throw e;
                }
            } finally {
                end();
            }
        }
    }

    /** Ends the wait, or the next one. */
    public synchronized void wake() {
        woken = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private synchronized boolean begin() {
        if (woken) {
            woken = false;
            return false;
        }
        waiting = Thread.currentThread();
        return true;
    }

    private synchronized boolean isWoken() {
        return woken;
    }

    private synchronized void end() {
        waiting = null;
        if (woken) {
            woken = false;
            Thread.interrupted(); // it may have come when the sleep was over already
        }
    }
}
