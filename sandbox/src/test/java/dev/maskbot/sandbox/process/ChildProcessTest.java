package dev.maskbot.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ChildProcessTest {
    /** A parent that starts a child, tells its process id and then dies without a word. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws Exception {
            var lines = new LinkedBlockingQueue<String>();
            ChildProcess.start(List.of("/bin/sh", "-c", "echo $$; exec sleep 300"), Map.of(), lines::add);
            System.out.println(lines.take());
            Runtime.getRuntime().halt(1);
        }
    }

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

    @Test
    void output_comesLineByLine_andTheExitCodeAfterIt() throws Exception {
        try (var child = shell("echo one; echo two >&2; exit 7", Map.of())) {
            assertThat(child.join()).isEqualTo(7);
            assertThat(line()).isEqualTo("one");
            assertThat(line()).isEqualTo("two");
        }
    }

    @Test
    void environment_isWhatItWasGiven_andNothingOfTheUsers() throws Exception {
        try (var child = shell("env", Map.of("MASKBOT_STACK", "demo"))) {
            child.join();
        }

        await().untilAsserted(() -> assertThat(lines)
                .contains("MASKBOT_STACK=demo")
                .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("AWS_") || line.startsWith("JAVA")));
    }

    @Test
    void closing_asksTheChildToStop_andWaits() throws Exception {
        var child = shell("trap 'echo stopping; exit 0' TERM; echo ready; while :; do sleep 0.05; done", Map.of());
        assertThat(line()).isEqualTo("ready");

        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(line()).isEqualTo("stopping");
    }

    @Test
    void endOfTheChild_isToldAfterItsLastLine_unlessItWasClosed() throws Exception {
        try (var _ = shell("echo last; exit 7", Map.of())) {
            assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo(7);
            assertThat(lines).containsExactly("last");
        }

        shell("exec sleep 300", Map.of()).close();
        try (var _ = shell("exit 8", Map.of())) {
            assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo(8);
        }
    }

    @Test
    void childOfAKilledParent_ends() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .start();
        var child = Long.parseLong(parent.inputReader().readLine());

        assertThat(parent.waitFor()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive))
                .isEmpty());
    }

    @Test
    void childThatWillNotStop_isKilledByItsGuard() throws Exception {
        var deaf = List.of("/bin/sh", "-c", "trap '' TERM; echo $$; while :; do sleep 0.05; done");
        var guard = new ProcessBuilder(ChildProcess.guarded(deaf, Duration.ofSeconds(1))).start();
        var child = Long.parseLong(guard.inputReader().readLine());

        guard.getOutputStream().close(); // as when the sandbox is gone

        assertThat(guard.waitFor(Duration.ofSeconds(20))).isTrue();
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private ChildProcess shell(String script, Map<String, String> environment) {
        return ChildProcess.start(List.of("/bin/sh", "-c", script), environment, lines::add, ended::add);
    }

    private String line() throws InterruptedException {
        return lines.poll(20, TimeUnit.SECONDS);
    }
}
