package dev.maskbot.sandbox.proxy;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.fault.Place;
import dev.maskbot.sandbox.fault.Service;
import dev.maskbot.sandbox.fault.Target;
import dev.maskbot.sandbox.fault.Trigger;
import dev.maskbot.sandbox.wire.ClientSocket;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands on 127.0.0.1 before a service of AWS and passes every call on, but for what goes wrong. Signatures cover the
 * host that was called, the proxy's: the service behind must not check them. Thread-safe.
 */
public final class FaultProxy implements Target, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FaultProxy.class);

    private final Service service;
    private final Protocol protocol;
    private final Upstream upstream;
    private final List<Switched> faults = new CopyOnWriteArrayList<>();
    private final Javalin server;

    private FaultProxy(Service service, URI endpoint) {
        this.service = service;
        this.protocol = Protocol.of(service);
        this.upstream = new Upstream(endpoint);
        this.server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.http.compressionStrategy = CompressionStrategy.NONE;
                    config.startup.showJavalinBanner = false;
                    for (var method : List.of("GET", "HEAD", "PUT", "POST", "DELETE")) {
                        config.routes.addHttpHandler(HandlerType.findOrCreate(method), "/*", this::pass);
                    }
                })
                .start("127.0.0.1", 0);
    }

    private record Switched(Place where, Kind.OfAws what, Trigger trigger) {}

    /** Starts one on a free port. */
    public static FaultProxy start(Service service, URI endpoint) {
        return new FaultProxy(service, endpoint);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public List<String> operations() {
        return protocol.operations();
    }

    @Override
    public Runnable install(Place where, Kind what, Trigger trigger) {
        if (!(what instanceof Kind.OfAws kind) || !canHappen(where, kind)) {
            throw new IllegalArgumentException(where + " cannot fail by " + what);
        }
        var switched = new Switched(where, kind, trigger);
        faults.add(switched);
        return () -> faults.remove(switched);
    }

    private boolean canHappen(Place where, Kind.OfAws what) {
        return switch (what) {
            case Kind.PartialPut _ -> service == Service.KINESIS && where.covers("PutRecords");
            case Kind.ExpiredIterator _ -> service == Service.KINESIS && where.covers("GetRecords");
            case Kind.LostLease _ -> service == Service.DYNAMODB && where.covers("UpdateItem");
            case Kind.Refuse(var status) -> protocol.error(status) != null;
            case Kind.RefuseAfter(var status) -> protocol.error(status) != null;
            case Kind.Throttle _, Kind.Latency _, Kind.ResetBefore _, Kind.ResetAfter _ -> true;
        };
    }

    private void pass(Context context) throws IOException {
        AwsCall call;
        try {
            call = AwsCall.read(context, protocol);
        } catch (IOException _) {
            return; // the client was killed while it spoke
        }
        for (var fault : faults) {
            if (fault.what() instanceof Kind.Latency(var delay) && happens(fault, call)) {
                LockSupport.parkNanos(delay.toNanos());
            }
        }
        try {
            var fault = fault(call);
            if (fault.isEmpty()) {
                upstream.send(context, call.body()).write(context);
            } else {
                disturb(call, fault.get());
            }
        } catch (IOException e) {
            // Nothing that was asked for: the service behind is gone, or the client.
            log.atWarn()
                    .addKeyValue("service", service)
                    .addKeyValue("operation", call.operation())
                    .addKeyValue("why", e.toString())
                    .log("proxy.failed");
            ClientSocket.of(context).reset();
        }
    }

    /** The first that happens to a call. */
    private Optional<Switched> fault(AwsCall call) {
        for (var fault : faults) {
            if (!(fault.what() instanceof Kind.Latency) && happens(fault, call)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static boolean happens(Switched fault, AwsCall call) {
        return fault.where().covers(call.operation())
                && isMeant(fault.what(), call)
                && fault.trigger().fires();
    }

    private static boolean isMeant(Kind.OfAws what, AwsCall call) {
        return switch (what) {
            case Kind.PartialPut _ -> call.operation().equals("PutRecords");
            case Kind.ExpiredIterator _ -> call.operation().equals("GetRecords");
            case Kind.LostLease _ -> call.operation().equals("UpdateItem") && Leases.isRenewal(call);
            case Kind.Throttle _,
                    Kind.Refuse _,
                    Kind.RefuseAfter _,
                    Kind.Latency _,
                    Kind.ResetBefore _,
                    Kind.ResetAfter _ -> true;
        };
    }

    private void disturb(AwsCall call, Switched fault) throws IOException {
        var context = call.context();
        switch (fault.what()) {
            case Kind.Throttle _ -> protocol.refuse(call, protocol.throttled());
            case Kind.Refuse(var status) -> protocol.refuse(call, protocol.error(status));
            case Kind.ResetBefore() -> ClientSocket.of(context).reset();
            case Kind.RefuseAfter(var status) -> {
                upstream.send(context, call.body());
                protocol.refuse(call, protocol.error(status));
            }
            case Kind.ResetAfter() -> {
                upstream.send(context, call.body());
                ClientSocket.of(context).reset();
            }
            case Kind.Latency _ -> throw new IllegalStateException("has happened already");
            case Kind.PartialPut(var share) -> put(call, share, fault.trigger());
            case Kind.ExpiredIterator() ->
                protocol.refuse(
                        call,
                        JsonProtocol.KINESIS.refusal(
                                "ExpiredIteratorException",
                                "Iterator expired. It was created longer ago than the tolerated delay of 300000 "
                                        + "milliseconds."));
            case Kind.LostLease() ->
                protocol.refuse(
                        call,
                        JsonProtocol.DYNAMODB.refusal(
                                "ConditionalCheckFailedException", "The conditional request failed"));
        }
    }

    private void put(AwsCall call, double share, Trigger trigger) throws IOException {
        var random = new SplittableRandom(trigger.seed() + trigger.happened());
        var put = PartialPut.of(call, share, random);
        if (put.takesNone()) {
            call.context()
                    .contentType(call.format().contentType())
                    .result(put.answer().asByteArrayUnsafe());
            return;
        }
        var response = upstream.send(call.context(), put.request());
        (response.status() == 200 ? response.withBody(put.answer(response.body())) : response).write(call.context());
    }

    @Override
    public void close() {
        server.stop();
        upstream.close();
    }
}
