package dev.maskbot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A way to a server of this machine on which every answer takes longer. Safe for use by several threads. */
final class DelayedRoute implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket listener;
    private final URI server;
    private final Duration delay;

    private DelayedRoute(URI server, Duration delay) throws IOException {
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        this.server = server;
        this.delay = delay;
    }

    static DelayedRoute to(URI server, Duration delay) throws IOException {
        var route = new DelayedRoute(server, delay);
        Thread.ofVirtual().start(route::accept);
        return route;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** What arrived, and when it goes on. */
    private record Chunk(byte[] bytes, long due) {}

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var far = new Socket(server.getHost(), server.getPort());
                client.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                connect(client, far, Duration.ZERO);
                connect(far, client, delay);
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void connect(Socket from, Socket to, Duration delay) {
        var under = new LinkedBlockingQueue<Chunk>();
        Thread.ofVirtual().start(() -> read(from, under, delay));
        Thread.ofVirtual().start(() -> write(under, to));
    }

    private static void read(Socket from, BlockingQueue<Chunk> under, Duration delay) {
        var buffer = new byte[CHUNK];
        try (from) {
            int count;
            do {
                count = from.getInputStream().read(buffer);
                under.add(new Chunk(Arrays.copyOf(buffer, Math.max(count, 0)), System.nanoTime() + delay.toNanos()));
            } while (count > 0);
        } catch (IOException _) {
            under.add(new Chunk(new byte[0], System.nanoTime()));
        }
    }

    /** An empty chunk is the end. */
    private static void write(BlockingQueue<Chunk> under, Socket to) {
        try (to) {
            for (var chunk = under.take(); chunk.bytes().length > 0; chunk = under.take()) {
                LockSupport.parkNanos(chunk.due() - System.nanoTime());
                to.getOutputStream().write(chunk.bytes());
            }
        } catch (IOException _) {
            // whoever waited for it has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
