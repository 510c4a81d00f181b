package dev.maskbot.sandbox.aws;

import dev.maskbot.sandbox.wire.AwsJsonHandler;
import dev.maskbot.sandbox.wire.Operation;
import io.javalin.Javalin;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * Systems Manager's Parameter Store on this machine, over its own wire protocol, in memory: as much as settings need.
 * Thread-safe.
 */
public final class LocalSsm implements AutoCloseable {
    private final Javalin server;

    private LocalSsm(InstantSource clock) {
        var tree = new ParameterTree(clock);
        var operations = new AwsJsonHandler(
                "AmazonSSM",
                Map.of(
                        "PutParameter", new Operation<>(PutParameterRequest::builder, tree::put),
                        "DeleteParameter", new Operation<>(DeleteParameterRequest::builder, tree::delete),
                        "GetParameter", new Operation<>(GetParameterRequest::builder, tree::get),
                        "GetParametersByPath", new Operation<>(GetParametersByPathRequest::builder, tree::below)));
        server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/", operations);
                })
                .start("127.0.0.1", 0);
    }

    /** Starts it, empty, on a free port. */
    public static LocalSsm start(InstantSource clock) {
        return new LocalSsm(clock);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
