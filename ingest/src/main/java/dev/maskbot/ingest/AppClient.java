package dev.maskbot.ingest;

import dev.maskbot.runtime.Deadline;
import dev.maskbot.runtime.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests that X takes only from the app itself (Bearer token): the stream, its rules, its connections. Safe for use by
 * several threads.
 */
final class AppClient {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

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
                .timeout(DEADLINE);
    }

    /** A whole answer. */
    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return Deadline.within(DEADLINE, () -> http.send(request, BodyHandlers.ofByteArray()));
    }

    /** An answer that goes on: there is a deadline for its headers only. */
    HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofInputStream());
    }
}
