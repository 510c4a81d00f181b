package dev.maskbot.ingest.stream;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that X takes only from the app itself (Bearer token): the stream, its rules, its connections. Safe for use by
 * several threads.
 */
public final class AppClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final URI api;
    private final Supplier<Secret> bearerToken;
    private final HttpClient http;

    /**
     * Connects nothing yet.
     *
     * @param http from {@link #http}
     */
    public AppClient(URI api, HttpClient http, Supplier<Secret> bearerToken) {
        this.api = api;
        this.http = http;
        this.bearerToken = bearerToken;
    }

    /** A client that asks once, and whose streams take their connection with them when they are closed. */
    public static HttpClient http() {
        // The JDK repeats a GET up to 5 times when the connection breaks before an answer, and X counts each of them.
        // It
        // reads this property once, at its first request.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(api.resolve(pathAndQuery))
                .header("Authorization", "Bearer " + bearerToken.get().reveal())
                .header("User-Agent", "maskbot")
                .timeout(DEADLINE);
    }

    /**
     * A whole answer.
     *
     * @throws StreamRefused when it is not X's yes
     */
    JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var answer = Deadline.within(DEADLINE, () -> http.send(request, BodyHandlers.ofByteArray()));
        if (answer.statusCode() / 100 != 2) {
            throw StreamRefused.of(answer.statusCode(), answer.headers(), answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** An answer that goes on: there is a deadline for its headers only. */
    HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofInputStream());
    }
}
