package dev.maskbot.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * or because we are gone, it ends the child: by SIGTERM and, when that is not enough, by SIGKILL. Ctrl-C, which a
     * terminal sends to everybody, is left to us. {@code $0} is how many seconds lie between the two signals.
     */
    private static final String GUARD = """
            trap '' INT
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            {
              read -r _ <&3
              kill $child
              left=$0
              while [ $left -gt 0 ] && kill -0 $child; do sleep 1; left=$((left - 1)); done
              kill -9 $child
            } >/dev/null 2>&1 &
            guard=$!
            wait $child
            code=$?
            kill $guard 2>/dev/null
            exit $code
            """;

    private static final Duration STOP = Duration.ofSeconds(12);

    /** More than {@link #STOP}: for when nobody is there any more to lose patience. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Process process;
    private final Path executable;
    private final Thread output;
    private volatile boolean closing;

    private ChildProcess(Process process, Path executable, Consumer<String> lines, IntConsumer ended) {
        this.process = process;
        this.executable = executable;
        this.output = Thread.ofVirtual().name("output").unstarted(() -> follow(lines, ended));
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
        var builder = new ProcessBuilder(guarded(command, GRACE)).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin"); // of the guard's own commands
        builder.environment().putAll(environment);
        try {
            var child = new ChildProcess(builder.start(), Path.of(command.getFirst()), lines, ended);
            child.output.start();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    static List<String> guarded(List<String> command, Duration grace) {
        var guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, Long.toString(grace.toSeconds())));
        guarded.addAll(command);
        return guarded;
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

    /** The command itself, once it has started, without the guard before it. */
    public ProcessHandle command() {
        return findCommand().orElseThrow(() -> new IllegalStateException("no " + executable + " runs"));
    }

    /** The same; empty as long as the guard has not started it, and after its end. */
    public Optional<ProcessHandle> findCommand() {
        return process.descendants()
                .filter(child -> child.info().command().map(Path::of).stream()
                        .anyMatch(path -> path.endsWith(executable.getFileName())))
                .findFirst();
    }

    /** Waits for its end, and until all has been told of it; gives its exit code. */
    public int join() throws InterruptedException {
        output.join();
        return process.waitFor();
    }

    /** Asks it to stop (SIGTERM) and waits until it has; after 12 s it is killed. */
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
