package dev.maskbot.sandbox.x;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every call to the API passes before it reaches its endpoint: identity, the kind of token, the rate limit. The one
 * place that writes X's headers and errors. Thread-safe.
 */
final class Gateway {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final Authenticator authenticator;
    private final RateLimiter limiter;
    private final Events events;

    Gateway(Authenticator authenticator, RateLimiter limiter, Events events) {
        this.authenticator = authenticator;
        this.limiter = limiter;
        this.events = events;
    }

    /** Answers one operation for a caller that may call it. */
    @FunctionalInterface
    interface Endpoint {
        void handle(Context ctx, Caller caller) throws IOException;
    }

    void install(RoutesConfig routes) {
        routes.before("/2/*", Gateway::writeCommonHeaders);
        routes.exception(ProblemException.class, (e, ctx) -> refuse(ctx, e.problem()));
        routes.exception(NotFoundResponse.class, (_, ctx) -> refuse(ctx, Problem.notFound(ctx.path())));
        routes.exception(Exception.class, (e, ctx) -> {
            log.atError().addKeyValue("path", ctx.path()).setCause(e).log("request.failed");
            refuse(ctx, Problem.internalServerError());
        });
    }

    void route(RoutesConfig routes, Operation operation, Endpoint endpoint) {
        HandlerType method = HandlerType.findOrCreate(operation.method());
        routes.addHttpHandler(method, operation.path(), ctx -> endpoint.handle(ctx, admit(ctx, operation)));
    }

    private Caller admit(Context ctx, Operation operation) {
        Caller caller = authenticator.authenticate(ctx);
        if (!operation.accepts(caller)) {
            throw Problem.unsupportedAuthentication(caller).exception();
        }
        RateLimiter.Usage usage = limiter.count(operation, caller);
        ctx.header("x-rate-limit-limit", Integer.toString(usage.limit()));
        ctx.header("x-rate-limit-remaining", Integer.toString(Math.max(0, usage.remaining())));
        ctx.header("x-rate-limit-reset", Long.toString(usage.reset().getEpochSecond()));
        if (usage.isExceeded()) {
            throw Problem.tooManyRequests().exception();
        }
        return caller;
    }

    private static void writeCommonHeaders(Context ctx) {
        // The version of X's OpenAPI document this follows.
        ctx.header("api-version", "2.167");
        ctx.header("x-access-level", "read-write");
        ctx.header(
                "x-transaction-id",
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    private void refuse(Context ctx, Problem problem) {
        events.publish(new XEvent.RequestRefused(ctx.method().name(), ctx.path(), problem.status(), problem.detail()));
        ctx.status(problem.status())
                .contentType("application/problem+json")
                .result(problem.body().toString());
    }
}
