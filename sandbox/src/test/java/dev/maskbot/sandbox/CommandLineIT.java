package dev.maskbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as somebody types it. */
@Timeout(120)
final class CommandLineIT {
    @TempDir
    private Path directory;

    private record Result(int exitCode, List<String> output) {}

    @Test
    void out_savesTheReplysPicture() throws Exception {
        var reply = directory.resolve("reply.jpg");

        var result = run("--out", reply.toString(), "--text", "please, @MaskBot!");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).anyMatch(line -> line.matches("Reply after \\d+\\.\\d s: .+"));
        assertThat(ImageIO.read(reply.toFile()).getWidth()).isEqualTo(1200);
    }

    @Test
    void missingFile_isOneClearSentence() throws Exception {
        assertRefused(run("--photo", "absent.jpg", "--out", "reply.jpg"), "--photo: there is no file absent.jpg");
    }

    @Test
    void fileThatIsNoPicture_isOneClearSentence() throws Exception {
        Files.writeString(directory.resolve("notes.jpg"), "not a picture");

        assertRefused(
                run("--photo", "notes.jpg", "--out", "reply.jpg"),
                "--photo: notes.jpg is no picture to post: not a JPEG, PNG, GIF or WebP");
    }

    @Test
    void outputThatCannotBeWritten_isOneClearSentence() throws Exception {
        assertRefused(
                run("--out", "absent/reply.jpg"),
                "--out: absent/reply.jpg cannot be written: it is a directory or its directory does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"please", "@maskbots please", "me@maskbot.example"})
    void textThatMentionsNobody_isOneClearSentence(String text) throws Exception {
        assertRefused(
                run("--out", "reply.jpg", "--text", text),
                "--text: nobody answers a post that does not mention @maskbot");
    }

    @Test
    void unknownOption_isOneClearSentence() throws Exception {
        assertRefused(run("--mask", "hat"), "Unknown options: '--mask', 'hat'");
    }

    @Test
    void photoWithoutOut_isOneClearSentence() throws Exception {
        assertRefused(run("--photo", "a.jpg"), "--photo goes with --out; without it, choose a photo on the page");
    }

    @Test
    void portInUse_isOneClearSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            var result = run("--port", port);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .containsExactly("sandbox: port " + port + " is in use: choose another with --port");
        }
    }

    private static void assertRefused(Result result, String sentence) {
        assertThat(result.output()).containsExactly("sandbox: " + sentence);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    /**
     * Runs it in a directory of the test's, as a user whose AWS configuration nobody could read, and waits until it and all
     * that it started have ended.
     */
    private Result run(String... arguments) throws IOException, InterruptedException {
        var script =
                Path.of(System.getProperty("maskbot.home"), "sandbox", "run").toRealPath();
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Files.writeString(Files.createDirectories(directory.resolve(".aws")).resolve("config"), "no = section");
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", directory.toString());
        var process = builder.start();
        var output = process.inputReader().lines().toList(); // ends when nobody can write to it any more
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
