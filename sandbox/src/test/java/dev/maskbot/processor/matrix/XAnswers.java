package dev.maskbot.processor.matrix;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/** X's answers as the JDK's client gives them, the refusals among them. Immutable. */
final class XAnswers {
    /** When X says that its limit ends; sometimes it does not say, and sometimes that has passed. */
    private static final List<Optional<Duration>> RESETS =
            List.of(Optional.of(Duration.ofMinutes(4)), Optional.empty(), Optional.of(Duration.ofMinutes(-1)));

    private final InstantSource clock;
    private final Optional<Duration> untilReset;

    XAnswers(InstantSource clock, Random random) {
        this.clock = clock;
        this.untilReset = RESETS.get(random.nextInt(RESETS.size()));
    }

    HttpResponse<String> refusal(Step step, Kind kind) {
        return switch (kind) {
            case THROTTLED -> new Canned(429, problem("Too Many Requests", "Too Many Requests"), limit());
            case ERROR_5XX, ERROR_5XX_AFTER_EFFECT -> new Canned(503, "<html>503</html>", Map.of());
            case GARBAGE, GARBAGE_AFTER_EFFECT -> new Canned(200, "<html>", Map.of());
            case UNAUTHORIZED -> new Canned(401, problem("Unauthorized", "Unauthorized"), Map.of());
            case FORBIDDEN -> new Canned(403, problem("Forbidden", forbidden(step)), Map.of());
            case DUPLICATE_AFTER_EFFECT ->
                new Canned(
                        403,
                        problem("Forbidden", "You are not allowed to create a Tweet with duplicate content."),
                        Map.of());
            default -> throw new IllegalArgumentException(kind + " is nothing for X");
        };
    }

    private static String forbidden(Step step) {
        return step == Step.SENT
                ? "You attempted to reply to a Tweet that is deleted or not visible to you."
                : "You are not permitted to perform this action.";
    }

    private Map<String, List<String>> limit() {
        return untilReset
                .map(left -> clock.instant().plus(left).getEpochSecond())
                .map(reset -> Map.of(
                        "x-rate-limit-remaining", List.of("0"), "x-rate-limit-reset", List.of(Long.toString(reset))))
                .orElse(Map.of());
    }

    private static String problem(String title, String detail) {
        return "{\"title\":\"%s\",\"detail\":\"%s\",\"type\":\"about:blank\"}".formatted(title, detail);
    }

    /** An answer of X's; what it says of limits is about posts. */
    static HttpResponse<String> of(MemoryX.Answer answer) {
        return new Canned(
                answer.status(),
                answer.body(),
                Map.of(
                        "x-rate-limit-remaining",
                        List.of(Integer.toString(answer.remaining())),
                        "x-rate-limit-reset",
                        List.of(Long.toString(Math.max(0, answer.reset().getEpochSecond())))));
    }

    /** What was asked for, and not a word on limits. */
    static HttpResponse<String> ok(String body) {
        return new Canned(200, body, Map.of());
    }

    /** Nothing for a GET. */
    static byte[] body(HttpRequest request) {
        if (request.bodyPublisher().isEmpty()) {
            return new byte[0];
        }
        var body = BodySubscribers.ofByteArray();
        request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                body.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                body.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                body.onError(failure);
            }

            @Override
            public void onComplete() {
                body.onComplete();
            }
        });
        return body.getBody().toCompletableFuture().join();
    }

    /** An answer that nobody sent. */
    private record Canned(int statusCode, String body, Map<String, List<String>> fields)
            implements HttpResponse<String> {
        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(fields, (_, _) -> true);
        }

        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }
}
