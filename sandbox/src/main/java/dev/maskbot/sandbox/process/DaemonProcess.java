package dev.maskbot.sandbox.process;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the two daemons as it is deployed: its jar, its main, its variables, a JVM of its own. */
public final class DaemonProcess {
    /** The event of a daemon that ended by itself, with its exit {@code code}. */
    public static final String ENDED = "process.ended";

    /** What starts fast and takes little memory; the heap is each daemon's own. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow");

    private DaemonProcess() {}

    /**
     * Starts a daemon; its log goes into the journal and, if it ends before it is closed, {@code process.ended}.
     *
     * @param home the repository, built
     */
    public static ChildProcess start(
            String name,
            Path home,
            String heap,
            Map<String, String> environment,
            Journal journal,
            InstantSource clock) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-Xmx" + heap);
        command.add("-jar");
        command.add(home.resolve(name)
                .resolve("target")
                .resolve("maskbot-" + name + ".jar")
                .toString());
        return ChildProcess.start(
                command,
                environment,
                line -> journal.write(LogLine.read(name, line, clock)),
                code -> journal.write(
                        new Entry(clock.instant(), name, "ERROR", ENDED, Map.of("code", Integer.toString(code)))));
    }
}
