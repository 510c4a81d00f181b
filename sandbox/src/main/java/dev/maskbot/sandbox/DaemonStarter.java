package dev.maskbot.sandbox;

import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.process.ClassWatch;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import dev.maskbot.sandbox.process.Member;
import dev.maskbot.sandbox.process.Parts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Starts daemons as they are deployed or, to those who work on them, from their classes. Immutable. */
record DaemonStarter(Path home, Journal journal, InstantSource clock, SandboxOptions options) {
    // 5005 is what debuggers offer; nobody but this machine is to get at it.
    private static final Map<String, Integer> DEBUGGER_PORTS = Map.of("ingest", 5005, "processor", 5006);

    /** What ends with the parts. */
    Member start(String name, Map<String, String> environment, Parts parts) {
        var member = parts.add(new Member(name, _ -> process(name, environment)));
        if (options.watched()) {
            parts.add(ClassWatch.start(DaemonProcess.classes(name, home), () -> {
                tell(name, "classes.changed");
                member.restart();
            }));
        }
        return member;
    }

    private ChildProcess process(String name, Map<String, String> environment) {
        tell(name, "process.started");
        if (!options.watched() && !options.debugged().contains(name)) {
            return DaemonProcess.start(name, DaemonProcess.SHORT_LIVED, home, environment, journal, clock);
        }
        var debugger =
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + DEBUGGER_PORTS.get(name);
        var jvm = options.debugged().contains(name) ? List.of(debugger) : List.<String>of();
        return DaemonProcess.startFromClasses(name, jvm, home, environment, journal, clock);
    }

    private void tell(String name, String event) {
        journal.write(new Entry(clock.instant(), name, "INFO", event, Map.of()));
    }
}
