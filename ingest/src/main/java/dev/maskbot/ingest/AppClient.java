package dev.maskbot.ingest;

import dev.maskbot.runtime.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests that X takes only from the app itself (Bearer token): the stream, its rules, its connections. Safe for use by
 * several threads.
 */
final class AppClient {
    /** Until the headers are there; the JDK does not count what comes after. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final URI api;
    private final Supplier<Secret> bearerToken;
    private final HttpClient http;

    AppClient(URI api, HttpClient http, Supplier<Secret> bearerToken) {
        this.api = api;
        this.http = http;
        this.bearerToken = bearerToken;
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(api.resolve(pathAndQuery))
                .header("Authorization", "Bearer " + bearerToken.get().reveal())
                .header("User-Agent", "maskbot")
                .timeout(ANSWER);
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return http.send(request, body);
    }
}
