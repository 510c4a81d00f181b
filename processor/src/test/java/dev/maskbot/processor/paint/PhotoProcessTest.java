package dev.maskbot.processor.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.processor.codec.Refusals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What photos can do to a process: each has one of its own. */
final class PhotoProcessTest {
    private static final Pattern RESULT =
            Pattern.compile("fuzz: (\\d+) painted, (\\d+) refused, slowest (\\d+) ms, peak (-?\\d+) MB");

    /** {@code -Dfuzz.seconds=600} at night. */
    @Test
    @Timeout(1200)
    void brokenPhotos_endNoProcess_andTakeNoMemory() throws Exception {
        var seconds = System.getProperty("fuzz.seconds", "30");
        var seed = Long.toString(Instant.now().getEpochSecond());

        var child = ChildJvm.run(PhotoFuzz.class, "-Xmx128m", seconds, seed);

        var output = String.join("\n", child.output());
        assertThat(child.exitCode()).as("seed %s: %s", seed, output).isZero();
        var result = RESULT.matcher(output);
        assertThat(result.find()).as(output).isTrue();
        assertThat(Integer.parseInt(result.group(1))).as("painted").isGreaterThan(100);
        assertThat(Integer.parseInt(result.group(2))).as("refused").isGreaterThan(100);
        assertThat(Integer.parseInt(result.group(3))).as("the slowest, in ms").isLessThan(10_000);
        assertThat(Integer.parseInt(result.group(4)))
                .as("megabytes at the peak")
                .isLessThan(400);
    }

    @Test
    @Timeout(300)
    void refusedPhotos_leaveNothingInMemory() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "without /proc nobody says what a process takes");

        var child = ChildJvm.run(Refusals.class, "-Xmx600m");

        assertThat(child.exitCode()).as(String.join("\n", child.output())).isZero();
        var grown = Pattern.compile("refused: \\d+, grown: (-?\\d+)")
                .matcher(child.output().getLast());
        assertThat(grown.matches()).isTrue();
        assertThat(Integer.parseInt(grown.group(1))).as("megabytes").isLessThan(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turbo", "java"})
    @Timeout(300)
    void fourPhotosOf12Megapixels_atOnce_fitIntoTheHeapOfAnInstance(String way, @TempDir Path folder) throws Exception {
        var arguments = new ArrayList<>(List.of(way));
        LargePhotos.write(folder).forEach(photo -> arguments.add(photo.toString()));

        var child = ChildJvm.run(LargePhotos.class, "-Xmx384m", arguments.toArray(String[]::new));

        assertThat(child.exitCode()).as(String.join("\n", child.output())).isZero();
        assertThat(child.output().stream().filter(line -> line.startsWith("painted: ")))
                .hasSize(4);
        // The unit's limit is 680 MB.
        assertThat(child.output().stream()
                        .filter(line -> line.startsWith("peak: "))
                        .mapToInt(line -> Integer.parseInt(line.substring(6))))
                .allMatch(peak -> peak < 600, "peak in megabytes");
    }
}
