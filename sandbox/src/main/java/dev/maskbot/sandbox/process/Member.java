package dev.maskbot.sandbox.process;

import java.time.Duration;
import java.util.function.Function;

/** One place for a daemon, and the process that has it at the moment. Thread-safe. */
public final class Member implements AutoCloseable {
    /** The guard before a daemon takes a moment to start it. */
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final String name;
    private final Function<String, ChildProcess> start;
    private ChildProcess process;
    private boolean closed;

    /** Starts it; the function starts a process of a name. */
    public Member(String name, Function<String, ChildProcess> start) {
        this.name = name;
        this.start = start;
        this.process = start.apply(name);
    }

    public String name() {
        return name;
    }

    /** Kills the process, whatever it is doing, and starts another. */
    public synchronized void kill() throws InterruptedException {
        while (!closed && !killed()) {
            Thread.sleep(GLANCE);
        }
        replace();
    }

    /** Starts another if the process has ended by itself, as systemd would. */
    public synchronized void replaceEnded() {
        if (!process.isAlive()) {
            replace();
        }
    }

    /** Stops the process as an operator would, and starts another. */
    public synchronized void restart() {
        process.close();
        replace();
    }

    private boolean killed() throws InterruptedException {
        if (process.isAlive()) {
            var command = process.findCommand();
            command.ifPresent(ProcessHandle::destroyForcibly);
            if (command.isEmpty()) {
                return false;
            }
            process.join();
        }
        return true;
    }

    private void replace() {
        if (!closed) {
            process = start.apply(name);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.close();
    }
}
