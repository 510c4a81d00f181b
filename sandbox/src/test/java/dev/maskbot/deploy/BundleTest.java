package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What an instance installs, as it was built. */
final class BundleTest {
    private static final Path RELEASE = HOME.resolve("release/target/maskbot.tar.gz");

    @TempDir
    Path directory;

    @BeforeEach
    void isBuilt() {
        assumeTrue(Files.exists(RELEASE), "no release is built");
    }

    @Test
    void entries_tellNothingOfWhereAndWhenTheyWereBuilt() throws Exception {
        assertThat(output("tar", "-tvzf", RELEASE.toString()))
                .hasSizeGreaterThan(50)
                .allSatisfy(entry -> {
                    assertThat(entry).contains(" root/root ", " maskbot/");
                    assertThat(entry).containsPattern(" (2026-01-01|2025-12-31) "); // outputTimestamp, in any zone
                });
        // gzip's header: a time of 0, and no name.
        try (var bytes = Files.newInputStream(RELEASE)) {
            assertThat(List.of(bytes.readNBytes(8)).getFirst()).endsWith(new byte[] {0, 0, 0, 0});
        }
    }

    @Test
    void ourJars_tellNothingOfWhenTheyWereBuilt() throws Exception {
        assertThat(output(
                        "tar",
                        "-xzvf",
                        RELEASE.toString(),
                        "-C",
                        directory.toString(),
                        "--wildcards",
                        "*/maskbot-*.jar"))
                .hasSize(2)
                .allSatisfy(name -> {
                    try (var jar = new ZipFile(directory.resolve(name).toFile())) {
                        assertThat(jar.stream())
                                .isNotEmpty()
                                .allSatisfy(entry -> assertThat(entry.getTimeLocal())
                                        .isEqualTo(LocalDateTime.parse("2026-01-01T00:00:00")));
                    }
                });
    }

    @Test
    void entries_areWhatTheMachineLooksFor() throws Exception {
        assertThat(output("tar", "-tzf", RELEASE.toString()))
                .contains("maskbot/maskbot-ingest.jar", "maskbot/maskbot-processor.jar", "maskbot/userdata/install")
                .contains("maskbot/ingest.options", "maskbot/processor.options", "maskbot/OPERATIONS.md")
                .contains("maskbot/systemd/maskbot-ingest.service", "maskbot/systemd/health", "maskbot/LICENSE");
    }

    @Test
    void listOfParts_namesEveryLibrary() throws Exception {
        var entries = output("tar", "-tzf", RELEASE.toString());
        assumeTrue(entries.contains("maskbot/sbom.json"), "built offline, which makes no list of parts");
        var parts = JsonMapper.shared()
                .readTree(String.join("\n", output("tar", "-xzOf", RELEASE.toString(), "maskbot/sbom.json")));

        assertThat(parts.get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        var known = parts.get("components")
                .valueStream()
                .map(part -> part.get("name").stringValue() + "-"
                        + part.get("version").stringValue())
                .toList();
        assertThat(entries.stream().filter(entry -> entry.startsWith("maskbot/lib/") && entry.endsWith(".jar")))
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(known).anyMatch(part -> jar.startsWith("maskbot/lib/" + part)));
    }

    private static List<String> output(String... command) throws IOException {
        return new ProcessBuilder(command).start().inputReader().lines().toList();
    }
}
