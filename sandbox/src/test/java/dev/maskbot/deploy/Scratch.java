package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An instance to be thrown away: this machine's own system under an overlay, with stand-ins for what reaches out of it
 * and a release to be installed. Confined to one test.
 */
final class Scratch implements AutoCloseable {
    private static final Path RESOURCES = HOME.resolve("sandbox/src/test/resources/dev/maskbot/deploy");
    private static final List<String> STANDINS = List.of(
            "usr/local/bin/aws",
            "usr/local/bin/curl",
            "usr/local/bin/dd",
            "usr/local/bin/dnf",
            "usr/local/bin/mkswap",
            "usr/local/bin/shutdown",
            "usr/local/bin/swapon",
            "opt/aws/bin/cfn-signal",
            "opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl");

    private final Path directory;
    final List<String> output = new CopyOnWriteArrayList<>();

    Scratch(Path directory) throws IOException {
        this.directory = directory;
        for (var standin : STANDINS) {
            copy(RESOURCES.resolve("standin"), standin);
        }
        standin("aws", "[[ \"$1 $2\" != 's3 cp' ]] || cp /host/release.tar.gz \"${@: -1}\"\n");
        standin("curl", "[[ $* != *instance-id* ]] || echo -n i-0123456789abcdef0\n");
        standin("dd", "touch /swapfile\n");
        var java = file("usr/local/bin/java");
        Files.createSymbolicLink(java, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** Whether this machine lets us, which takes root and a kernel with overlays. */
    static void assumePossible(Path directory) throws Exception {
        try (var tried = new Scratch(directory.resolve("tried"))) {
            assumeTrue(tried.run(List.of("true")) == 0, () -> "no overlays here: " + tried.output);
        }
    }

    Scratch with(String standin) throws IOException {
        return copy(RESOURCES.resolve("standin"), standin);
    }

    Scratch copy(Path source, String target) throws IOException {
        Files.copy(source, file(target));
        return this;
    }

    Scratch write(String target, String content) throws IOException {
        Files.writeString(file(target), content);
        return this;
    }

    /** What was written, or nothing. */
    String read(String path) throws IOException {
        var file = where(path);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    void remove(String path) throws IOException {
        Files.delete(where(path));
    }

    /** What a stand-in does from now on. */
    Scratch standin(String command, String script) throws IOException {
        return write("host/standins/" + command, script);
    }

    /** How a stand-in was called, call by call. */
    List<String> calls(String command) throws IOException {
        return read("host/calls")
                .lines()
                .filter(call -> call.startsWith(command + " "))
                .toList();
    }

    boolean has(String path) {
        return Files.exists(where(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Runs a command in it, to its end. */
    int run(List<String> command) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(command);
        try (var process = start(arguments)) {
            return process.join();
        }
    }

    /** Boots it; its systemd ends with what is returned. */
    ChildProcess boot() {
        return start(List.of("boot"));
    }

    private ChildProcess start(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                "/usr/bin/unshare",
                "--mount",
                "--fork",
                "--kill-child",
                "/bin/bash",
                RESOURCES.resolve("scratch").toString(),
                directory.toString()));
        command.addAll(arguments);
        return ChildProcess.start(command, Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), output::add);
    }

    private Path file(String path) throws IOException {
        var file = where(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** What is to change while it runs is in its folder host: an overlay may not be changed behind its back. */
    private Path where(String path) {
        return directory.resolve(path.startsWith("host/") ? "" : "changes").resolve(path);
    }

    /** Its links lead out of it, which whoever removes temporary folders warns of. */
    @Override
    public void close() throws IOException {
        new ProcessBuilder("rm", "-rf", "--one-file-system", directory.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }
}
