package dev.maskbot.sandbox.kinesis;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Kinesis Data Streams on this machine, over its own wire protocol, in memory: polling and enhanced fan-out, JSON and
 * CBOR, resharding, and the quotas of a shard. Signatures are not checked; changes to streams take effect at once.
 * Thread-safe.
 */
public final class LocalKinesis implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final KinesisHandler handler;
    private final Javalin server;
    private final URI endpoint;

    private LocalKinesis(KinesisHandler handler, Javalin server) {
        this.handler = handler;
        this.server = server;
        this.endpoint = URI.create("http://%s:%d".formatted(HOST, server.port()));
    }

    /** With the quotas of Kinesis, at {@code port}, or at a free one if that is 0. */
    public static LocalKinesis start(int port, InstantSource clock) {
        return start(port, clock, Limits.KINESIS);
    }

    public static LocalKinesis start(int port, InstantSource clock, Limits limits) {
        // The wire carries milliseconds: what a client sends back has to compare as equal.
        var api = new KinesisApi(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS), limits);
        var handler = new KinesisHandler(api);
        var server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.routes.post("/", handler);
            config.jetty.addConnector((jetty, http) -> connector(jetty, http, port));
        });
        return new LocalKinesis(handler, server.start());
    }

    /** HTTP/1.1, and HTTP/2 for those who know: Kinesis takes subscriptions over that alone. */
    private static ServerConnector connector(Server jetty, HttpConfiguration http, int port) {
        var connector =
                new ServerConnector(jetty, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        return connector;
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        handler.close();
        server.stop();
    }
}
