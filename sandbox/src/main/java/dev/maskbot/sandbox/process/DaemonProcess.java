package dev.maskbot.sandbox.process;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of the two daemons as it is deployed: its jar, its JVM with its options, its variables. */
public final class DaemonProcess {
    /** The event of a daemon that ended by itself, with its exit {@code code}. */
    public static final String ENDED = "process.ended";

    /** Options for one that lives for seconds: to compile its code a second time would take longer than it saves. */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    private DaemonProcess() {}

    /**
     * Starts a daemon; its log goes into the journal and, if it ends before it is closed, {@code process.ended}.
     *
     * @param options of its JVM, beside its own
     * @param home the repository, built
     */
    public static ChildProcess start(
            String name,
            List<String> options,
            Path home,
            Map<String, String> environment,
            Journal journal,
            InstantSource clock) {
        return start(name, name, options, home, environment, journal, clock);
    }

    /** Starts one that somebody works on: from its classes as the compiler leaves them, perhaps with a debugger. */
    public static ChildProcess startFromClasses(
            String name,
            List<String> options,
            Path home,
            Map<String, String> environment,
            Journal journal,
            InstantSource clock) {
        return start(name, fromClasses(name, options, home), environment, journal, clock);
    }

    /** The same for one of several, which the journal knows by a name of its own. */
    public static ChildProcess start(
            String part,
            String daemon,
            List<String> options,
            Path home,
            Map<String, String> environment,
            Journal journal,
            InstantSource clock) {
        return start(part, command(daemon, options, home), environment, journal, clock);
    }

    private static ChildProcess start(
            String part, List<String> command, Map<String, String> environment, Journal journal, InstantSource clock) {
        return ChildProcess.start(
                command,
                environment,
                line -> journal.write(LogLine.read(part, line, clock)),
                code -> journal.write(
                        new Entry(clock.instant(), part, "ERROR", ENDED, Map.of("code", Integer.toString(code)))));
    }

    /** What starts it; arguments may follow. */
    public static List<String> command(String name, List<String> options, Path home) {
        var jar = jar(name, home);
        var target = jar.getParent();
        var command = java(name, options, home);
        var jars = new ArrayList<>(ClassArchive.jars(target.resolve("lib")));
        jars.add(jar);
        command.addAll(ClassArchive.options(archive(name, home), jars));
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** A class path of folders has no archive: it starts more slowly, but needs no jar. */
    private static List<String> fromClasses(String name, List<String> options, Path home) {
        var path = new ArrayList<String>();
        classes(name, home).forEach(folder -> path.add(folder.toString()));
        path.add(jar(name, home).resolveSibling("lib").resolve("*").toString());
        var command = java(name, options, home);
        command.addAll(List.of("-cp", String.join(":", path), "dev.maskbot." + name + ".Main"));
        return command;
    }

    private static List<String> java(String name, List<String> options, Path home) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + home.resolve(name).resolve("jvm.options"));
        command.addAll(options);
        return command;
    }

    /** Where the compiler leaves what it consists of. */
    public static List<Path> classes(String name, Path home) {
        return Stream.of(name, "core")
                .map(module -> home.resolve(module).resolve("target").resolve("classes"))
                .toList();
    }

    /** What keeps its classes ready: as long as it is not there, the daemon takes a while to make it when it stops. */
    public static Path archive(String name, Path home) {
        return jar(name, home).resolveSibling("classes.jsa");
    }

    /** What it runs from. */
    public static Path jar(String name, Path home) {
        return home.resolve(name).resolve("target").resolve("maskbot-" + name + ".jar");
    }
}
