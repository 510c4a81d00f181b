package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each test runs a daemon in a JVM of its own, as systemd would. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // reading from a process or a socket heeds no interrupt
final class DaemonTest {
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    /** What runs in the other JVM: two parts, and a way to break for each test. */
    static final class Sample {
        private Sample() {}

        public static void main(String[] args) {
            Daemon.run("sample", daemon -> {
                daemon.own(() -> System.out.println("closed first part"));
                daemon.own(() -> System.out.println("closed second part"));
                switch (args[0]) {
                    case "misconfigured" -> Settings.load(Map.of(), _ -> Map.of());
                    case "broken" -> throw new IllegalStateException("no stream");
                    case "unlinked" -> throw new ExceptionInInitializerError("no codec");
                    case "failing" -> Thread.ofVirtual().start(() -> daemon.fail(new IllegalStateException("lost")));
                    default -> System.out.println("started");
                }
                var alive = !args[0].equals("dead");
                return () -> new Health(alive, alive ? "all is well" : "consumer has ended");
            });
        }
    }

    @Test
    void sigterm_closesInReverseOrder_andEndsWith0() throws Exception {
        var process = start("running", Map.of());
        var output = process.inputReader();
        while (!output.readLine().contains("daemon.ready")) {}

        process.toHandle().destroy(); // SIGTERM; Process.destroy() would close the output too

        assertThat(exitCode(process)).isZero();
        assertThat(output.lines().filter(line -> line.startsWith("closed")))
                .containsExactly("closed second part", "closed first part");
    }

    @Test
    void refusedSettings_endWith78_andAreExplainedOnStderr() throws Exception {
        var process = start("misconfigured", Map.of());

        assertThat(exitCode(process)).isEqualTo(78);
        assertThat(process.errorReader().lines())
                .anyMatch(line -> line.startsWith("maskbot sample cannot start: 1 setting is wrong"));
        assertThat(process.inputReader().lines()).contains("closed first part");
    }

    @Test
    void failureWhileStarting_endsWith1_andClosesWhatWasOpen() throws Exception {
        var process = start("broken", Map.of());

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(process.inputReader().lines()).contains("closed second part", "closed first part");
    }

    @Test
    void errorWhileStarting_isAFailureToo() throws Exception {
        var process = start("unlinked", Map.of());

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(process.inputReader().lines())
                .anyMatch(line -> line.contains("\"event\":\"daemon.failed\"") && line.contains("no codec"))
                .contains("closed first part");
    }

    @Test
    void failureOfAPart_endsWith1() throws Exception {
        var process = start("failing", Map.of());

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(process.inputReader().lines()).anyMatch(line -> line.contains("\"event\":\"daemon.failed\""));
    }

    @Test
    void workThatHasEnded_endsTheDaemonWith1() throws Exception {
        var process = start("dead", Map.of());

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(process.inputReader().lines())
                .anyMatch(line -> line.contains("\"event\":\"daemon.failed\"") && line.contains("consumer has ended"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void systemd_isTold() throws Exception {
        try (var systemd = new NotifySocket()) {
            var process = start("running", Map.of("NOTIFY_SOCKET", systemd.name(), "WATCHDOG_USEC", "200000"));

            assertThat(systemd.receive()).isEqualTo("READY=1");
            assertThat(systemd.receive()).isEqualTo("STATUS=all is well");
            assertThat(systemd.receive()).isEqualTo("WATCHDOG=1");
            assertThat(systemd.receive()).isEqualTo("STATUS=all is well");

            process.toHandle().destroy(); // SIGTERM; Process.destroy() would close the output too
            String message;
            do {
                message = systemd.receive();
            } while (!message.equals("STOPPING=1"));
            assertThat(exitCode(process)).isZero();
        }
    }

    private Process start(String behaviour, Map<String, String> environment) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Sample.class.getName(),
                behaviour));
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
