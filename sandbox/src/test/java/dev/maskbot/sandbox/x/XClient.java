package dev.maskbot.sandbox.x;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a local X over HTTP, as the app or signed as the bot. */
final class XClient implements AutoCloseable {
    static final AppCredentials CREDENTIALS =
            new AppCredentials("key", "key secret&", "111-token", "token secret=", "AAAA%2Fbearer%3D");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI url;
    private final InstantSource clock;
    private final AppCredentials credentials;

    XClient(URI url, InstantSource clock) {
        this(url, clock, CREDENTIALS);
    }

    XClient(URI url, InstantSource clock, AppCredentials credentials) {
        this.url = url;
        this.clock = clock;
        this.credentials = credentials;
    }

    AppCredentials credentials() {
        return credentials;
    }

    /** An answer: status, headers, body. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        byte[] bytes() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String detail() {
            return json().path("detail").asString();
        }

        /** Of the first error of X's second form. */
        String message() {
            return json().at("/errors/0/message").asString();
        }
    }

    Answer asApp(String method, String path) {
        return send(request(method, path, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + credentials.bearerToken()));
    }

    Answer asApp(String method, String path, String json) {
        return send(request(method, path, BodyPublishers.ofString(json))
                .header("Authorization", "Bearer " + credentials.bearerToken()));
    }

    Answer asBot(String method, String path) {
        return send(request(method, path, BodyPublishers.noBody()).header("Authorization", signed(method, path)));
    }

    Answer asBot(String method, String path, String json) {
        return send(request(method, path, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .header("Authorization", signed(method, path)));
    }

    Answer asBot(String path, Multipart body) {
        return send(request("POST", path, BodyPublishers.ofByteArray(body.bytes()))
                .header("Content-Type", body.contentType())
                .header("Authorization", signed("POST", path)));
    }

    Answer with(String authorization, String method, String path) {
        return send(request(method, path, BodyPublishers.noBody()).header("Authorization", authorization));
    }

    Answer form(String path, String authorization, String form) {
        return send(request("POST", path, BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization));
    }

    /** Both halves are encoded first, as X wants them (RFC 1738). */
    static String basic(String id, String secret) {
        var pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    Answer anonymously(String method, String path) {
        return anonymously(method, path, "");
    }

    Answer anonymously(String method, String path, String json) {
        return send(request(method, path, BodyPublishers.ofString(json)));
    }

    Answer anonymously(String path) {
        return send(request("GET", path, BodyPublishers.noBody()));
    }

    /** Uploads and answers the media id. */
    String upload(byte[] image) {
        Answer answer =
                asBot("/2/media/upload", new Multipart().file("media", image).field("media_category", "tweet_image"));
        return answer.json().at("/data/id").asString();
    }

    OpenStream stream(String query) {
        HttpRequest request = request("GET", "/2/tweets/search/stream" + query, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + credentials.bearerToken())
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            return new OpenStream(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String signed(String method, String path) {
        return authorization(
                method, path, UUID.randomUUID().toString(), clock.instant().getEpochSecond());
    }

    /** The path's query must need no encoding. */
    String authorization(String method, String path, String nonce, long timestamp) {
        String[] parts = path.split("\\?", 2);
        List<SignedRequest.Parameter> query = parts.length == 1
                ? List.of()
                : List.of(parts[1].split("&", -1)).stream()
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> new SignedRequest.Parameter(pair[0], pair[1]))
                        .toList();
        Map<String, String> oauth = new LinkedHashMap<>();
        oauth.put("oauth_consumer_key", credentials.consumerKey());
        oauth.put("oauth_token", credentials.accessToken());
        oauth.put("oauth_signature_method", "HMAC-SHA1");
        oauth.put("oauth_timestamp", Long.toString(timestamp));
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_version", "1.0");
        SignedRequest request = new SignedRequest(method, url + parts[0], query, oauth);
        oauth.put(
                "oauth_signature",
                OAuthSignature.of(request, credentials.consumerSecret(), credentials.accessTokenSecret()));
        return "OAuth "
                + oauth.entrySet().stream()
                        .map(field -> field.getKey() + "=\"" + OAuthSignature.encode(field.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    static String bearer() {
        return "Bearer " + CREDENTIALS.bearerToken();
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not close: that would wait for streams that have no end. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
