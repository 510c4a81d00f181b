package dev.maskbot.runtime;

import java.time.Duration;

/** How a thread waits; {@code Thread::sleep} but where a test has its own time. */
@FunctionalInterface
public interface Sleeper {
    /** Interruption means stop. */
    void sleep(Duration duration) throws InterruptedException;
}
