package dev.maskbot.sandbox.aws;

import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.process.ClassArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Collectors;

/**
 * Amazon's DynamoDB Local, in memory, as a process of its own: its licence keeps it off our class path. It listens on all
 * interfaces, for it has no option to do otherwise. Safe for use by several threads.
 */
public final class LocalDynamoDb implements AutoCloseable {
    private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** The last that is needed of what it says before it answers; afterwards it says nothing that anybody reads. */
    private static final int LINES = 50;

    private final ChildProcess process;
    private final URI endpoint;

    private LocalDynamoDb(ChildProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param home the repository, built
     * @throws IllegalStateException when it does not start, with what it said
     */
    public static LocalDynamoDb start(Path home) throws InterruptedException {
        return start(home, Optional.empty());
    }

    /** The same, perhaps with a folder in which its tables stay. */
    static LocalDynamoDb start(Path home, Optional<Path> kept) throws InterruptedException {
        try {
            return start(home, kept, freePort());
        } catch (IllegalStateException e) {
            if (!e.getMessage().contains("Address already in use")) {
                throw e;
            }
            return start(home, kept, freePort()); // somebody was faster to take it
        }
    }

    static LocalDynamoDb start(Path home, int port) throws InterruptedException {
        return start(home, Optional.empty(), port);
    }

    private static LocalDynamoDb start(Path home, Optional<Path> kept, int port) throws InterruptedException {
        var said = new ArrayBlockingQueue<String>(LINES);
        var process = ChildProcess.start(
                command(home.resolve(Path.of("sandbox", "dynamodb", "target")), kept, port), Map.of(), said::offer);
        var endpoint = URI.create("http://127.0.0.1:" + port);
        try {
            var deadline = System.nanoTime() + START.toNanos();
            while (!answers(endpoint)) {
                if (process.ends(GLANCE) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("DynamoDB Local did not start: " + String.join(" ", said));
                }
            }
            return new LocalDynamoDb(process, endpoint);
        } catch (InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static List<String> command(Path target, Optional<Path> kept, int port) {
        var jars = ClassArchive.jars(target.resolve("lib")).stream().sorted().toList();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", jars.stream().map(Path::toString).collect(Collectors.joining(":")), MAIN));
        command.addAll(kept.map(folder -> List.of("-dbPath", folder.toString())).orElse(List.of("-inMemory")));
        command.addAll(List.of("-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)));
        return command;
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether DynamoDB listens there, and nobody else: others may have taken the port meanwhile. */
    private static boolean answers(URI endpoint) throws InterruptedException {
        var question = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/dynamodb/aws4_request")
                .POST(BodyPublishers.ofString("{}"))
                .timeout(ANSWER)
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(question, BodyHandlers.ofString()).body().contains("\"TableNames\"");
        } catch (IOException _) {
            return false;
        }
    }
}
