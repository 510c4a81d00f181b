package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where the photos are: one photo under every name, over real sockets. Safe for use by several threads. */
final class PhotoHost implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Optional<Kind> next = Optional.empty();

    PhotoHost() throws IOException, InterruptedException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        startPollers();
    }

    /** What wakes virtual threads from sockets are virtual threads too; they must not become part of a simulation. */
    private void startPollers() throws InterruptedException {
        Thread.ofVirtual()
                .start(() -> {
                    try (var socket = new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
                        socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
                        socket.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .join();
    }

    /** Named, so that whoever asks has to resolve it first. */
    String origin() {
        return "http://photos.test:" + server.getAddress().getPort();
    }

    URI photo(String name) {
        return URI.create(origin() + "/media/" + name + ".jpg");
    }

    /** What the next request meets. */
    void prepare(Optional<Kind> fault) {
        next = fault;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Connection", "close"); // so that every request is announced
            if (next.isEmpty()) {
                send(exchange, 200, OnePhoto.JPEG);
                return;
            }
            switch (next.get()) {
                case RESET_NO_EFFECT -> {}
                case THROTTLED -> {
                    exchange.getResponseHeaders().set("Retry-After", "7");
                    send(exchange, 429, new byte[0]);
                }
                case ERROR_5XX -> send(exchange, 503, new byte[0]);
                case GARBAGE -> send(exchange, 200, "<html>".getBytes(UTF_8));
                case GARBAGE_AFTER_EFFECT -> send(exchange, 200, Arrays.copyOf(OnePhoto.JPEG, 200));
                case UNAUTHORIZED -> send(exchange, 401, new byte[0]);
                case FORBIDDEN -> send(exchange, 403, new byte[0]);
                case GONE -> send(exchange, 404, new byte[0]);
                default -> throw new IllegalArgumentException(next + " is nothing for a photo host");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
