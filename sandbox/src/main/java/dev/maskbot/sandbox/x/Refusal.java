package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.time.Instant;
import java.util.List;

/** An error that X answers a call with, whatever was asked, and what its rate limit headers say then. Immutable. */
record Refusal(int status, String detail, String contentType, String body, Limit limit) {
    private static final Limit COUNTED = new Limit.Counted();
    private static final Limit UNKNOWN = new Limit.Unknown();

    /** What the headers {@code x-rate-limit-*} say. */
    sealed interface Limit {
        /** How many calls are left. */
        record Counted() implements Limit {}

        /** There are none. */
        record Unknown() implements Limit {}

        /** No call is left before this time. */
        record ExhaustedUntil(Instant reset) implements Limit {}
    }

    /** 429 without the headers that would tell for how long. */
    static Refusal rateLimited() {
        return of(Problem.tooManyRequests(), UNKNOWN);
    }

    /** 429 with nothing remaining until a time. */
    static Refusal rateLimited(Instant reset) {
        return of(Problem.tooManyRequests(), new Limit.ExhaustedUntil(reset));
    }

    /** 429, because another connection has the one place there is. */
    static Refusal tooManyConnections() {
        return of(Problem.tooManyConnections(), COUNTED);
    }

    /** 503 with a page of HTML, as the servers in front of X's own write it. */
    static Refusal unavailable() {
        return new Refusal(503, "Service Unavailable", "text/html", """
                <html><body><h1>503 Service Unavailable</h1>
                No server is available to handle this request.
                </body></html>
                """, UNKNOWN);
    }

    /** 401, as for a token that was revoked. */
    static Refusal unauthorized() {
        return of(Problem.unauthorized(), UNKNOWN); // X writes no limits on a 401
    }

    /** 402: the account has no credits left. */
    static Refusal creditsDepleted() {
        return of(Problem.creditsDepleted(), COUNTED);
    }

    /** 403, for reasons that X does not tell. */
    static Refusal notPermitted() {
        return of(Problem.forbidden("You are not permitted to perform this action."), COUNTED);
    }

    /** 400: media of a post have expired, are not the account's, or were refused late. */
    static Refusal invalidMedia() {
        return of(Problem.invalidRequest("Your media IDs are invalid.", "media.media_ids", List.of()), COUNTED);
    }

    /**
     * X's answer by a fault.
     *
     * @param now from when on a limit lasts
     * @throws IllegalArgumentException if X does not answer like this
     */
    static Refusal of(Kind.OfXRefusal fault, Instant now) {
        return switch (fault) {
            case Kind.Throttle(var until) ->
                until.map(time -> rateLimited(now.plus(time))).orElseGet(Refusal::rateLimited);
            case Kind.Refuse(var status) -> of(status);
            case Kind.RefuseAfter(var status) -> of(status);
            case Kind.Occupied() -> tooManyConnections();
            case Kind.InvalidMedia() -> invalidMedia();
            case Kind.NotEnrolled() -> of(Problem.notEnrolled());
        };
    }

    private static Refusal of(int status) {
        return switch (status) {
            case 400 -> of(Problem.invalidRequest());
            case 401 -> unauthorized();
            case 402 -> creditsDepleted();
            case 403 -> notPermitted();
            case 500 -> of(Problem.internalServerError());
            case 503 -> unavailable();
            default -> throw new IllegalArgumentException("X has no refusal of status " + status);
        };
    }

    static Refusal of(Problem problem) {
        return of(problem, COUNTED);
    }

    private static Refusal of(Problem problem, Limit limit) {
        return new Refusal(
                problem.status(),
                problem.detail(),
                "application/problem+json",
                problem.body().toString(),
                limit);
    }
}
