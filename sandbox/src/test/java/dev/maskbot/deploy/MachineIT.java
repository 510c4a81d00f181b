package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.LocalCloudWatch;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The release on a machine with a systemd of its own (systemd-nspawn over an overlay of this one): from the template's
 * user data to READY under the real units, against the local X and the local AWS, and to the end of it.
 */
@Timeout(180)
final class MachineIT {
    private static final Path RELEASE = HOME.resolve("release/target/maskbot.tar.gz");
    private static final String ACCOUNT = "maskbot";
    private static final Map<Object, String> HERE = Map.of(
            "Stream", "mentions",
            "StateTable", "state",
            "LeaseTable", "processor",
            "LedgerTable", "ledger",
            "UnprocessedBucket", "unprocessed",
            "ProcessedBucket", "processed");

    @TempDir
    Path directory;

    private LocalX x;
    private LocalAws aws;
    private LocalCloudWatch cloudWatch;
    private Scratch machine;

    @BeforeEach
    void prepare() throws Exception {
        Scratch.assumePossible(directory);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-nspawn")), "systemd-nspawn is not installed");
        assumeTrue(Files.exists(RELEASE), "no release is built");
        var credentials = new AppCredentials("ck", "cs", "at", "ats", "bearer");
        x = LocalX.start(LocalXSettings.of(credentials, new User(1, ACCOUNT, "Maskbot")));
        aws = LocalAws.start(HOME, Clock.systemUTC());
        cloudWatch = LocalCloudWatch.start();
        new Stack("maskbot").create(aws, 1, credentials.parameters());
        machine = new Scratch(directory.resolve("machine")).copy(RELEASE, "host/release.tar.gz");
    }

    @AfterEach
    void end() throws IOException {
        if (machine != null) {
            machine.close();
            cloudWatch.close();
            aws.close();
            x.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "processor"})
    void daemon_isReadySoonAfterItsMachine_andDrainsBeforeItsEnd(String daemon) throws Exception {
        prepare(daemon, settings());
        try (var system = machine.boot()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !machine.read("host/seconds").isBlank());
            assertThat(machine.calls("cfn-signal").getFirst())
                    .as(() -> String.join("\n", machine.output))
                    .contains("--exit-code 0", "maskbot-" + daemon + ".service is ready");
            var seconds = Double.parseDouble(machine.read("host/seconds").strip());
            assertThat(seconds).as("bootstrap to READY").isLessThan(20);
            System.out.printf("result: %s bootstrap_to_ready_s=%.1f%n", daemon, seconds);

            assertThat(ask("show --property=NRestarts,Type,WatchdogUSec --value maskbot-" + daemon)
                            .lines())
                    .containsExactlyInAnyOrder("0", "notify", "1min");
            assertThat(machine.read("var/log/maskbot/" + daemon + ".log")).contains("\"event\":\"daemon.ready\"");
            if (daemon.equals("ingest")) {
                await().atMost(Duration.ofMinutes(1)).until(() -> machine.has("var/cache/maskbot/ingest.aot"));
            } else {
                machine.standin("curl", "echo -n Terminated\n");
                await().atMost(Duration.ofMinutes(1))
                        .until(() ->
                                machine.calls("aws").stream().anyMatch(call -> call.contains("complete-lifecycle")));
                assertThat(machine.calls("aws").getLast())
                        .contains("--lifecycle-action-result CONTINUE", "--lifecycle-hook-name drain");
                assertThat(machine.read("var/log/maskbot/processor.log")).contains("\"event\":\"daemon.stopping\"");
                assertThat(ask("show --property=ActiveState,Result --value maskbot-processor")
                                .lines())
                        .containsExactlyInAnyOrder("inactive", "success");
            }
            stop(system);
        }
    }

    @Test
    void daemonWithAWrongSetting_isNotStartedAgain_andNeitherIsItsMachine() throws Exception {
        prepare("processor", Map.of("stream", "mentions"));
        try (var system = machine.boot()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !machine.read("host/seconds").isBlank());
            assertThat(machine.calls("cfn-signal").getFirst())
                    .contains("has failed with exit code 78", "_TABLE is missing")
                    .doesNotContain("--exit-code 0");
            assertThat(ask("show --property=NRestarts --value maskbot-processor")
                            .strip())
                    .isEqualTo("0");
            assertThat(machine.calls("aws")).noneMatch(call -> call.contains("set-instance-health"));
            stop(system);
        }
    }

    /** The template's, but for what has another name in the local AWS. */
    private static Map<String, String> settings() {
        var template = Template.read();
        var resolution = new Resolution(template, Map.of());
        return template.resources("AWS::SSM::Parameter").keySet().stream()
                .map(resolution::properties)
                .collect(toMap(
                        setting -> setting.get("Name").toString().replace("/maskbot/maskbot/config/", ""),
                        setting -> HERE.getOrDefault(
                                setting.get("Value"), setting.get("Value").toString())));
    }

    private void prepare(String daemon, Map<String, String> settings) throws Exception {
        var environment = aws.environment();
        environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", cloudWatch.endpoint().toString());
        settings.forEach(this::set);
        set("x-api-url", x.url().toString());
        set("photo-hosts", x.url().toString());
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(RELEASE)));
        var template = daemon.equals("ingest") ? "IngestTemplate" : "ProcessorTemplate";
        machine.write("user-data", TemplateTest.userData(template).replace("0".repeat(64), sha256))
                .write("etc/systemd/system/machine.target", """
                        [Unit]
                        Requires=basic.target
                        Wants=user-data.service asked.path
                        AllowIsolate=yes
                        """)
                .write("etc/systemd/system/user-data.service", """
                        [Unit]
                        After=basic.target
                        [Service]
                        Type=oneshot
                        StandardOutput=tty
                        Environment=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin
                        ExecStart=/bin/bash /user-data
                        """)
                // Of logrotate, which dnf would have brought.
                .write(
                        "etc/systemd/system/logrotate.timer",
                        "[Timer]\nOnCalendar=daily\n[Install]\nWantedBy=timers.target\n")
                .write("etc/systemd/system/logrotate.service", "[Service]\nExecStart=/bin/true\n")
                // The signal's stand-in writes down how long it took since the bootstrap's first line.
                .standin("cfn-signal", "ps -o etimes= $PPID >/host/seconds\n")
                // Where stand-ins write, of which the unit's sandbox knows nothing.
                .write("etc/systemd/system/maskbot-lifecycle.service.d/local.conf", "[Service]\nReadWritePaths=/host\n")
                // What a test asks of the machine's systemd.
                .write("etc/systemd/system/asked.path", "[Path]\nPathExists=/host/ask\n")
                .write("etc/systemd/system/asked.service", """
                        [Service]
                        Type=oneshot
                        ExecStart=/bin/bash -c 'mv /host/ask /host/asked; systemctl $(cat /host/asked) >/host/answer.tmp 2>&1; mv /host/answer.tmp /host/answer'
                        """)
                .write(
                        "etc/systemd/system/maskbot-" + daemon + ".service.d/local.conf",
                        environment.entrySet().stream()
                                .map(variable ->
                                        "Environment=%s=%s\n".formatted(variable.getKey(), variable.getValue()))
                                .collect(joining("", "[Service]\n", "")));
    }

    private void set(String setting, String value) {
        aws.ssm()
                .putParameter(request -> request.name("/maskbot/maskbot/config/" + setting)
                        .type("String")
                        .overwrite(true)
                        .value(value));
    }

    private String ask(String question) throws IOException {
        machine.write("host/ask", question);
        await().atMost(Duration.ofSeconds(30)).until(() -> machine.has("host/answer"));
        var answer = machine.read("host/answer");
        machine.remove("host/answer");
        return answer;
    }

    private void stop(ChildProcess system) throws Exception {
        machine.write("host/ask", "poweroff");
        assertThat(system.ends(Duration.ofSeconds(60))).isTrue();
    }
}
