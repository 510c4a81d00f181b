package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an instance does at its boot, through success and each failure, and what CloudFormation is told. */
@Timeout(120)
final class BootstrapTest {
    @TempDir
    Path directory;

    private Path release;
    private Scratch scratch;

    @BeforeEach
    void prepare() throws Exception {
        Scratch.assumePossible(directory);
        scratch = new Scratch(directory.resolve("instance"))
                .with("usr/local/bin/systemctl")
                .with("usr/local/bin/sleep")
                .standin("systemctl", """
                        case "$*" in
                          *=ActiveState*) echo active ;;
                          *=StatusText*) echo standby ;;
                        esac
                        """);
        release = directory.resolve("release.tar.gz");
        var tar = new ProcessBuilder(
                        "tar", "-czf", release.toString(), "--transform", "s,^,maskbot/,", "systemd", "userdata")
                .directory(HOME.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        scratch.copy(release, "host/release.tar.gz");
        bootFrom(release, "IngestTemplate");
    }

    private void bootFrom(Path release, String launchTemplate) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(release));
        var userData = TemplateTest.userData(launchTemplate)
                .replace("0".repeat(64), HexFormat.of().formatHex(sha256));
        scratch.write("user-data", userData);
    }

    @AfterEach
    void remove() throws Exception {
        if (scratch != null) {
            scratch.close();
        }
    }

    @Test
    void success_isSignalled_andEverythingIsInPlace() throws Exception {
        assertThat(boot()).as(scratch.output.toString()).isZero();

        assertThat(scratch.calls("cfn-signal"))
                .containsExactly("cfn-signal --exit-code 0 --reason maskbot-ingest.service is ready: standby"
                        + " --region eu-central-1 --stack maskbot --resource IngestGroup");
        assertThat(scratch.read("etc/maskbot/environment"))
                .contains("DAEMON=ingest\n", "MASKBOT_STACK=maskbot\n", "INSTANCE_ID=i-0123456789abcdef0\n")
                .satisfies(text -> assertThat(text.lines().filter(line -> line.startsWith("MASKBOT_")))
                        .as("settings that a daemon does not know are refused by it")
                        .containsExactly("MASKBOT_STACK=maskbot"));
        assertThat(scratch.read("etc/maskbot/cloudwatch-agent.json"))
                .contains("\"/var/log/maskbot/ingest.log\"", "\"LogGroup\"")
                .doesNotContain("@");
        assertThat(scratch.has("opt/maskbot/current")).isTrue();
        assertThat(scratch.has("etc/systemd/system/maskbot-ingest.service")).isTrue();
        assertThat(scratch.calls("systemctl"))
                .containsSubsequence(
                        "systemctl daemon-reload",
                        "systemctl enable maskbot-ingest.service",
                        "systemctl start --no-block maskbot-ingest.service");
        assertThat(scratch.calls("shutdown")).isEmpty();
        assertThat(scratch.calls("dnf"))
                .hasSize(1)
                .allSatisfy(call -> assertThat(call).doesNotContain("update", "upgrade", "turbojpeg"));
        assertThat(scratch.has("var/tmp/maskbot.tar.gz")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "'[[ $* != *turbojpeg* ]]', 1"})
    void processor_alsoHasLibjpegTurbo_butDoesNotDependOnIt(String dnf, int saidToBeMissing) throws Exception {
        bootFrom(release, "ProcessorTemplate");
        scratch.standin("dnf", dnf + "\n");

        assertThat(boot()).as(scratch.output.toString()).isZero();

        assertThat(scratch.calls("dnf")).hasSize(2).last().asString().endsWith(" turbojpeg");
        assertThat(scratch.output)
                .filteredOn(line -> line.startsWith("maskbot: no turbojpeg"))
                .hasSize(saidToBeMissing);
        assertThat(scratch.calls("cfn-signal"))
                .hasSize(1)
                .first()
                .asString()
                .contains("--exit-code 0", "--resource ProcessorGroup");
    }

    @Test
    void installedTwice_isAsIfOnce() throws Exception {
        assertThat(scratch.run(List.of("bash", "-c", "bash /user-data && bash /user-data")))
                .as(scratch.output.toString())
                .isZero();
        assertThat(scratch.calls("cfn-signal")).hasSize(2).allMatch(call -> call.contains("--exit-code 0"));
        assertThat(scratch.calls("swapon")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aws                         | exit 1                                     | the release cannot be fetched
            aws                         | echo other >/var/tmp/maskbot.tar.gz        | its SHA-256 differs
            dnf                         | exit 1                                     | installing packages failed
            curl                        | exit 22                                    | asking for the identity of this instance failed
            amazon-cloudwatch-agent-ctl | exit 1                                     | starting the CloudWatch agent failed
            mkswap                      | exit 1                                     | making swap failed
            systemctl                   | [[ $1 != daemon-reload ]]                  | installing units failed
            """)
    void failure_isSignalledWithItsReason_andTheInstanceEnds(String command, String does, String reason)
            throws Exception {
        scratch.standin(command, does + "\n");

        assertThat(boot()).isNotZero();

        assertThat(scratch.calls("cfn-signal"))
                .hasSize(1)
                .first()
                .satisfies(signal -> assertThat(signal).contains(reason).doesNotContain("--exit-code 0"));
        assertThat(scratch.output)
                .as("console")
                .anyMatch(line -> line.startsWith("maskbot: ") && line.contains(reason));
        assertThat(scratch.calls("shutdown")).containsExactly("shutdown -h now");
    }

    @Test
    void daemonThatIsRefusedItsSettings_isSignalledWithItsExitCode_atOnce() throws Exception {
        scratch.standin("systemctl", """
                case "$*" in
                  *=ActiveState*) echo failed ;;
                  *=ExecMainStatus*) echo 78 ;;
                esac
                """);
        assertThat(boot()).isNotZero();
        assertThat(scratch.calls("cfn-signal"))
                .hasSize(1)
                .first()
                .asString()
                .contains("maskbot-ingest.service has failed with exit code 78");
    }

    @Test
    void machineThatIsShutDownMeanwhile_doesNotSignalSuccess() throws Exception {
        scratch.standin(
                "dnf", "kill -TERM $(ps -o ppid= $PPID)\n"); // the bootstrap, which waits for the script that calls it

        assertThat(boot()).isEqualTo(143);
        assertThat(scratch.calls("cfn-signal")).hasSize(1).first().asString().contains("--exit-code 143");
    }

    @Test
    void releaseThatIsNoArchive_isSignalled() throws Exception {
        var broken = Files.writeString(directory.resolve("broken"), "no archive");
        scratch.standin("aws", "cp /host/broken /var/tmp/maskbot.tar.gz\n").copy(broken, "host/broken");
        bootFrom(broken, "IngestTemplate");

        assertThat(boot()).isNotZero();
        assertThat(scratch.calls("cfn-signal"))
                .hasSize(1)
                .first()
                .asString()
                .contains("the release cannot be unpacked");
    }

    @Test
    void whatWorksOnlyAtTheThirdTry_isTriedAgain() throws Exception {
        scratch.standin("dnf", "(($(grep -c ^dnf /host/calls) >= 3))\n");

        assertThat(boot()).as(scratch.output.toString()).isZero();
        assertThat(scratch.calls("dnf")).hasSize(3);
    }

    private int boot() throws InterruptedException {
        return scratch.run(List.of("bash", "/user-data"));
    }
}
