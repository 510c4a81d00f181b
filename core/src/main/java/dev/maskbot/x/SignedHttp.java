package dev.maskbot.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maskbot.runtime.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import twitter4j.HttpParameter;
import twitter4j.RequestMethod;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationBuilder;

/**
 * Sends a request, signed with OAuth 1.0a by twitter4j, exactly once and gives X's answer whatever its status. Safe for
 * use by several threads.
 *
 * <p>Sent by the JDK's client, which never repeats a POST. twitter4j's own sits on {@code HttpURLConnection}, which does
 * so silently when writing fails, and no switch prevents it: that is a second reply.
 */
final class SignedHttp {
    /** From the first byte sent to the last received. X answers an upload of 3 MB within seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Nothing of ours; making it searches the class path and the working directory for properties. */
    private static final Configuration DEFAULTS = new ConfigurationBuilder().build();

    private final HttpClient http;
    private final Supplier<XCredentials> credentials;

    SignedHttp(HttpClient http, Supplier<XCredentials> credentials) {
        this.http = http;
        this.credentials = credentials;
    }

    /** What X said. The rate limit is there when X named one for this request: absent is not exhausted. */
    record Answer(int status, String body, Optional<RateLimit> rateLimit) {}

    /** No answer. {@code sent} is false only when it is certain that X saw nothing of the request. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean sent;

        NoAnswer(Throwable cause) {
            super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
            this.sent = !(cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLHandshakeException);
        }

        boolean sent() {
            return sent;
        }
    }

    Answer get(URI url) throws NoAnswer {
        return send(request(RequestMethod.GET, url).GET().build());
    }

    Answer post(URI url, String contentType, BodyPublisher body) throws NoAnswer {
        return send(request(RequestMethod.POST, url)
                .header("Content-Type", contentType)
                .POST(body)
                .build());
    }

    Answer delete(URI url) throws NoAnswer {
        return send(request(RequestMethod.DELETE, url).DELETE().build());
    }

    /** JSON and multipart bodies are not part of an OAuth 1.0a signature; the query is. */
    private HttpRequest.Builder request(RequestMethod method, URI url) {
        var signed = new twitter4j.HttpRequest(method, url.toString(), new HttpParameter[0], null, Map.of());
        return HttpRequest.newBuilder(url)
                .header("Authorization", authorization().getAuthorizationHeader(signed))
                .header("User-Agent", "maskbot");
    }

    private OAuthAuthorization authorization() {
        var keys = credentials.get();
        var authorization = new OAuthAuthorization(DEFAULTS);
        authorization.setOAuthConsumer(
                keys.consumerKey().reveal(), keys.consumerSecret().reveal());
        authorization.setOAuthAccessToken(new AccessToken(
                keys.accessToken().reveal(), keys.accessTokenSecret().reveal()));
        return authorization;
    }

    private Answer send(HttpRequest request) throws NoAnswer {
        try {
            var response = Deadline.within(DEADLINE, () -> http.send(request, BodyHandlers.ofString(UTF_8)));
            return new Answer(response.statusCode(), response.body(), RateLimit.of(response.headers()));
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        }
    }
}
