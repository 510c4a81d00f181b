package dev.maskbot.sandbox.aws;

import dev.maskbot.sandbox.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Amazon's DynamoDB Local, in memory, as a process of its own: its licence keeps it off our class path. It listens on all
 * interfaces, for it has no option to do otherwise. Safe for use by several threads.
 */
public final class LocalDynamoDb implements AutoCloseable {
    private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final Duration START = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final int port;

    private LocalDynamoDb(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param home the repository, built
     * @throws IllegalStateException when it does not start, with what it said
     */
    public static LocalDynamoDb start(Path home) throws InterruptedException {
        var port = freePort();
        var jars = home.resolve(Path.of("sandbox", "dynamodb", "target", "lib")).resolve("*");
        Deque<String> said = new ArrayDeque<>();
        var process = ChildProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jars.toString(),
                        MAIN,
                        "-inMemory",
                        "-sharedDb",
                        "-disableTelemetry",
                        "-port",
                        Integer.toString(port)),
                Map.of(),
                line -> {
                    synchronized (said) {
                        said.add(line);
                    }
                });
        var deadline = System.nanoTime() + START.toNanos();
        while (!accepts(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.close();
                throw new IllegalStateException("DynamoDB Local did not start: " + String.join(" ", said));
            }
            Thread.sleep(50);
        }
        return new LocalDynamoDb(process, port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
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

    private static boolean accepts(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
