package dev.maskbot.sandbox.proxy;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** The service itself, behind a proxy. Thread-safe. */
final class Upstream implements AutoCloseable {
    // RFC 9110, 7.6.1: not for the next hop. The others are set anew for the body as it is sent.
    private static final Set<String> HOP = Set.of(
            "connection", "keep-alive", "te", "upgrade", "transfer-encoding", "content-length", "expect", "host");

    /** Less than servers keep an idle connection, or one would be used that they are about to close. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final URI endpoint;
    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(500)
            .connectionMaxIdleTime(IDLE)
            .expectContinueEnabled(false)
            .socketTimeout(Duration.ofMinutes(2))
            .build();

    Upstream(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** An answer. Immutable. */
    record Response(int status, Map<String, List<String>> headers, SdkBytes body) {
        Response withBody(SdkBytes newBody) {
            return new Response(status, headers, newBody);
        }

        void write(Context context) throws IOException {
            context.status(status);
            headers.forEach(
                    (name, values) -> values.forEach(value -> context.res().addHeader(name, value)));
            if (!context.method().name().equals("HEAD")) {
                context.result(body.asByteArrayUnsafe());
            }
        }
    }

    /** Sends a call on, with this body. */
    Response send(Context context, SdkBytes body) throws IOException {
        var request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(context.method().name()))
                .uri(URI.create(endpoint + context.req().getRequestURI() + query(context)))
                .contentStreamProvider(body::asInputStream)
                .headers(requestHeaders(context));
        if (body.asByteArrayUnsafe().length > 0
                || !Set.of("GET", "HEAD", "DELETE").contains(context.method().name())) {
            request.putHeader("Content-Length", Integer.toString(body.asByteArrayUnsafe().length));
        } else {
            request.contentStreamProvider(null);
        }
        var built = request.build();
        var response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(built)
                        .contentStreamProvider(built.contentStreamProvider().orElse(null))
                        .build())
                .call();
        try (var stream = response.responseBody().orElse(null)) {
            var headers = new TreeMap<String, List<String>>();
            response.httpResponse().forEachHeader((name, values) -> {
                if (isForNextHop(name) || (stream == null && name.equalsIgnoreCase("content-length"))) {
                    headers.put(name, values);
                }
            });
            return new Response(
                    response.httpResponse().statusCode(),
                    headers,
                    stream == null ? SdkBytes.fromByteArrayUnsafe(new byte[0]) : SdkBytes.fromInputStream(stream));
        }
    }

    private static String query(Context context) {
        return context.queryString() == null ? "" : "?" + context.queryString();
    }

    private static Map<String, List<String>> requestHeaders(Context context) {
        return context.headerMap().entrySet().stream()
                .filter(header -> isForNextHop(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }

    private static boolean isForNextHop(String header) {
        return !HOP.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        http.close();
    }
}
