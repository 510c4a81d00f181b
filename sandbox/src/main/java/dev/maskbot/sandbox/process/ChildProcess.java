package dev.maskbot.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A process that ends with the sandbox, even when the sandbox is killed. It has the environment that it is given and
 * nothing of the user's. Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {
    /**
     * Between us and the child stands a shell that holds the other end of a pipe: when that closes, because we closed it
     * or because we are gone, it ends the child. Ctrl-C, which a terminal sends to everybody, is left to us.
     */
    private static final String GUARD = """
            trap '' INT
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            { read -r _ <&3; kill $child; } 2>/dev/null &
            guard=$!
            wait $child
            code=$?
            kill $guard 2>/dev/null
            exit $code
            """;

    private static final Duration STOP = Duration.ofSeconds(12);

    private final Process process;
    private volatile boolean closing;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts a command; what it prints goes to {@code lines}, line by line, on a thread of their own. */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Consumer<String> lines) {
        return start(command, environment, lines, _ -> {});
    }

    /**
     * Starts a command and watches it.
     *
     * @param lines gets what it prints, line by line, on a thread of their own
     * @param ended gets its exit code after its last line, on the same thread, if it ends before it is closed
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> environment, Consumer<String> lines, IntConsumer ended) {
        var guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
        guarded.addAll(command);
        var builder = new ProcessBuilder(guarded).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin"); // of the guard's own commands
        builder.environment().putAll(environment);
        try {
            var child = new ChildProcess(builder.start());
            Thread.ofVirtual().name("output").start(() -> child.follow(lines, ended));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    private void follow(Consumer<String> lines, IntConsumer ended) {
        process.inputReader().lines().forEach(lines);
        var code = process.onExit().join().exitValue();
        if (!closing) {
            ended.accept(code);
        }
    }

    /** Waits for its end, no longer than this, and says whether it has come. */
    public boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and gives its exit code. */
    public int join() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to stop (SIGTERM) and waits until it has. */
    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
