package dev.maskbot.sandbox.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3 on this machine, in memory: S3Proxy over its transient store. Safe for use by several threads. */
public final class LocalS3 implements AutoCloseable {
    private final S3Proxy server;

    private LocalS3(S3Proxy server) {
        this.server = server;
    }

    /** Starts it on a free port. */
    public static LocalS3 start() {
        return start(Optional.empty());
    }

    /** The same, perhaps with a folder in which its objects stay. */
    static LocalS3 start(Optional<Path> kept) {
        var properties = new Properties();
        kept.ifPresent(folder -> properties.setProperty("jclouds.filesystem.basedir", folder.toString()));
        var server = S3Proxy.builder()
                .blobStore(BlobStores.create(kept.isPresent() ? "filesystem-nio2" : "transient-nio2", properties))
                .awsAuthentication(AuthenticationType.NONE, null, null)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .stopTimeout(0)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not start", e);
        }
        return new LocalS3(server);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not stop", e);
        }
    }
}
