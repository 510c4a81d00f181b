package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.wire.ClientSocket;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every call to the API passes before it reaches its endpoint: identity, the kind of token, the rate limit, the
 * faults that are switched on. The one place that writes X's headers and errors. Thread-safe.
 */
final class Gateway {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private static final String LIMIT = "x-rate-limit-limit";
    private static final String REMAINING = "x-rate-limit-remaining";
    private static final String RESET = "x-rate-limit-reset";

    private final Authenticator authenticator;
    private final RateLimiter limiter;
    private final Faults faults;
    private final Bill bill;
    private final Events events;

    Gateway(Authenticator authenticator, RateLimiter limiter, Faults faults, Bill bill, Events events) {
        this.authenticator = authenticator;
        this.limiter = limiter;
        this.faults = faults;
        this.bill = bill;
        this.events = events;
    }

    /** Answers one operation for a caller that may call it. */
    @FunctionalInterface
    interface Endpoint {
        void handle(Context ctx, Caller caller) throws IOException;
    }

    void install(RoutesConfig routes) {
        routes.before("/2/*", Gateway::writeCommonHeaders);
        routes.exception(ProblemException.class, (e, ctx) -> refuse(ctx, Refusal.of(e.problem())));
        routes.exception(NotFoundResponse.class, (_, ctx) -> refuse(ctx, Refusal.of(Problem.notFound(ctx.path()))));
        routes.exception(ContentTooLargeResponse.class, (_, ctx) -> refuse(ctx, Refusal.of(Problem.payloadTooLarge())));
        routes.exception(Exception.class, (e, ctx) -> {
            log.atError().addKeyValue("path", ctx.path()).setCause(e).log("request.failed");
            refuse(ctx, Refusal.of(Problem.internalServerError()));
        });
    }

    void route(RoutesConfig routes, Operation operation, Endpoint endpoint) {
        HandlerType method = HandlerType.findOrCreate(operation.method());
        routes.addHttpHandler(method, operation.path(), ctx -> {
            Caller caller = authenticator.authenticate(ctx);
            List<RateLimiter.Usage> usages = limiter.count(operation, caller);
            usages.forEach(usage -> usage.write(ctx));
            if (!operation.accepts(caller)) {
                throw Problem.unsupportedAuthentication(caller).exception();
            }
            if (usages.stream().anyMatch(RateLimiter.Usage::isExceeded)) {
                throw Problem.tooManyRequests().exception();
            }
            if (operation.isPaid() && bill.isBeyondCredits()) {
                throw Problem.creditsDepleted().exception();
            }
            if (!isDisturbed(ctx, operation)) {
                endpoint.handle(ctx, caller);
                disturbAfterEffect(ctx, operation);
            }
        });
    }

    /** Whether a fault has answered the call. */
    private boolean isDisturbed(Context ctx, Operation operation) throws IOException {
        faults.meet(Kind.Latency.class, operation)
                .ifPresent(latency -> LockSupport.parkNanos(latency.delay().toNanos()));
        var refusal = faults.refusal(operation);
        if (refusal.isPresent()) {
            refuse(ctx, refusal.get());
            return true;
        }
        var reset = faults.meet(Kind.ResetBefore.class, operation);
        if (reset.isPresent()) {
            reset(ctx);
        }
        return reset.isPresent();
    }

    private void disturbAfterEffect(Context ctx, Operation operation) throws IOException {
        faults.meet(Kind.LatencyAfter.class, operation)
                .ifPresent(latency -> LockSupport.parkNanos(latency.delay().toNanos()));
        faults.refusalAfterEffect(operation).ifPresent(refusal -> refuse(ctx, refusal));
        if (faults.meet(Kind.ResetAfter.class, operation).isPresent()) {
            reset(ctx);
        }
    }

    private void reset(Context ctx) throws IOException {
        events.publish(new XEvent.RequestReset(ctx.method().name(), ctx.path()));
        ClientSocket.of(ctx).reset();
    }

    private static void writeLimit(Context ctx, Refusal.Limit limit) {
        switch (limit) {
            case Refusal.Limit.Counted() -> {}
            case Refusal.Limit.Unknown() -> List.of(LIMIT, REMAINING, RESET).forEach(ctx::removeHeader);
            case Refusal.Limit.ExhaustedUntil(var reset) ->
                ctx.header(REMAINING, "0").header(RESET, Long.toString(reset.getEpochSecond()));
        }
    }

    private static void writeCommonHeaders(Context ctx) {
        // The version of X's OpenAPI document this follows.
        ctx.header("api-version", "2.167");
        ctx.header("x-access-level", "read-write");
        ctx.header(
                "x-transaction-id",
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    private void refuse(Context ctx, Refusal refusal) {
        events.publish(new XEvent.RequestRefused(ctx.method().name(), ctx.path(), refusal.status(), refusal.detail()));
        writeLimit(ctx, refusal.limit());
        ctx.status(refusal.status()).contentType(refusal.contentType()).result(refusal.body());
    }
}
