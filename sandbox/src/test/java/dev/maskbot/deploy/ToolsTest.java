package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools made for it say of the template, the scripts and the units; each where it is installed (.ci/run). */
final class ToolsTest {
    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for \\S+: ([0-9.]+)");

    @TempDir
    Path directory;

    @Test
    void cfnLint_findsNothing_notEvenInformational() throws Exception {
        assertThat(output("cfn-lint", "--include-checks", "I", "--template", Template.FILE.toString()))
                .isEmpty();
    }

    @Test
    void shellcheck_findsNothing() throws Exception {
        var command = new ArrayList<>(List.of("shellcheck", "--external-sources"));
        try (var scripts = Stream.of("cloudformation", "systemd", "userdata", ".ci", "sandbox/bench")
                .flatMap(ToolsTest::files)) {
            scripts.filter(ToolsTest::isScript).map(Path::toString).forEach(command::add);
        }
        assertThat(command).hasSizeGreaterThan(12);
        assertThat(output(command.toArray(String[]::new))).isEmpty();
    }

    @Test
    void shellcheck_findsNothingInTheBootstrap() throws Exception {
        var script = Files.writeString(directory.resolve("user-data"), TemplateTest.userData("ProcessorTemplate"));
        // Its variables are ours, and have neither spaces nor stars in them.
        assertThat(output("shellcheck", "--exclude=SC2086", script.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maskbot-ingest.service", "maskbot-processor.service"})
    void units_areUnderstoodBySystemd_andExposeLittle(String unit) throws Exception {
        var files = units();
        assertThat(output("systemd-analyze", "verify", files.resolve(unit).toString())
                        .lines())
                // Of what this machine lacks and an instance has.
                .filteredOn(line -> line.contains("maskbot") && !line.contains("is not executable"))
                .isEmpty();

        var verdict = output(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--no-pager",
                files.resolve(unit).toString());
        var exposure = EXPOSURE.matcher(verdict);
        assertThat(exposure.find()).as(verdict).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(2.0);
    }

    /** The units, whose templates another one names. */
    private Path units() throws IOException {
        try (var units = Files.list(HOME.resolve("systemd"))) {
            for (var unit :
                    units.filter(file -> file.toString().endsWith(".service")).toList()) {
                Files.copy(unit, directory.resolve(unit.getFileName()));
            }
        }
        return directory;
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.walk(HOME.resolve(folder), 2)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isScript(Path file) {
        try (var lines = Files.lines(file)) {
            return !file.toString().contains("target")
                    && lines.findFirst()
                            .filter(line -> line.matches("#!.*bash|# shellcheck shell=bash.*"))
                            .isPresent();
        } catch (IOException | UncheckedIOException _) {
            return false; // no text
        }
    }

    /** Of a tool that is installed. */
    private static String output(String... command) throws Exception {
        var installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        assumeTrue(installed, () -> command[0] + " is not installed");
        var process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
