package dev.maskbot.x;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import twitter4j.HttpClient;
import twitter4j.HttpClientConfiguration;
import twitter4j.HttpClientFactory;
import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.HttpResponse;
import twitter4j.JSONObject;
import twitter4j.RequestMethod;
import twitter4j.TwitterException;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.ConfigurationBuilder;

/**
 * Sends a request signed with OAuth 1.0a by twitter4j, exactly once, and gives X's answer whatever its status. Safe for
 * use by several threads.
 */
final class SignedHttp {
    static {
        // HttpURLConnection, under twitter4j, silently repeats a POST whose connection broke: that would post twice.
        // The JDK reads this once, before its first connection.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private static final HttpClient HTTP = HttpClientFactory.getInstance(new Once());

    private static final Pattern STATUS = Pattern.compile("^Server returned HTTP response code: (\\d{3})");

    private final Supplier<XCredentials> credentials;

    SignedHttp(Supplier<XCredentials> credentials) {
        this.credentials = credentials;
    }

    /** What X said. The rate limit is there when X named one for this request: absent is not exhausted. */
    record Answer(int status, String body, Optional<RateLimit> rateLimit) {}

    record RateLimit(int remaining, Instant reset) {}

    /** No answer. {@code sent} is false only when it is certain that X saw nothing of the request. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean sent;

        NoAnswer(IOException cause) {
            super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
            this.sent = !(cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException);
        }

        boolean sent() {
            return sent;
        }
    }

    Answer send(RequestMethod method, String url, HttpParameter... parameters) throws NoAnswer {
        try {
            var response =
                    HTTP.request(new HttpRequest(method, url, parameters, signature(), HTTP.getRequestHeaders()));
            // Read here and not by asString(), which closes the connection: the next request can use it.
            try (var body = response.asStream()) {
                return new Answer(
                        response.getStatusCode(),
                        new String(body.readAllBytes(), StandardCharsets.UTF_8),
                        rateLimit(response));
            }
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (TwitterException e) {
            if (e.getCause() instanceof IOException cause) {
                return withoutBody(cause);
            }
            return new Answer(e.getStatusCode(), body(e), rateLimit(e));
        }
    }

    /** To HttpURLConnection an error without a body is an exception, which still names the status. */
    private static Answer withoutBody(IOException e) throws NoAnswer {
        var status = STATUS.matcher(String.valueOf(e.getMessage()));
        if (status.find()) {
            return new Answer(Integer.parseInt(status.group(1)), "", Optional.empty());
        }
        if (e instanceof FileNotFoundException) {
            return new Answer(404, "", Optional.empty());
        }
        throw new NoAnswer(e);
    }

    private OAuthAuthorization signature() {
        var keys = credentials.get();
        return new OAuthAuthorization(new ConfigurationBuilder()
                .setOAuthConsumerKey(keys.consumerKey().reveal())
                .setOAuthConsumerSecret(keys.consumerSecret().reveal())
                .setOAuthAccessToken(keys.accessToken().reveal())
                .setOAuthAccessTokenSecret(keys.accessTokenSecret().reveal())
                .build());
    }

    /** twitter4j keeps the body of an error only inside its message, behind a sentence of its own. */
    private static String body(TwitterException e) {
        if (e.getErrorCode() != -1) {
            return new JSONObject(Map.of("detail", e.getErrorMessage())).toString();
        }
        var message = e.getMessage();
        var start = message.indexOf('{');
        return start < 0 ? "" : message.substring(start);
    }

    private static Optional<RateLimit> rateLimit(HttpResponse response) {
        var remaining = response.getResponseHeader("x-rate-limit-remaining");
        var reset = response.getResponseHeader("x-rate-limit-reset");
        return remaining == null || reset == null
                ? Optional.empty()
                : Optional.of(new RateLimit(Integer.parseInt(remaining), Instant.ofEpochSecond(Long.parseLong(reset))));
    }

    private static Optional<RateLimit> rateLimit(TwitterException e) {
        return Optional.ofNullable(e.getRateLimitStatus())
                .map(status ->
                        new RateLimit(status.getRemaining(), Instant.ofEpochSecond(status.getResetTimeInSeconds())));
    }

    /** Retrying is our business: twitter4j's own would repeat posts. */
    private static final class Once implements HttpClientConfiguration {
        @Override
        public int getHttpRetryCount() {
            return 0;
        }

        @Override
        public int getHttpRetryIntervalSeconds() {
            return 0;
        }

        @Override
        public int getHttpConnectionTimeout() {
            return 5_000;
        }

        @Override
        public int getHttpReadTimeout() {
            // X answers an upload of 3 MB within seconds; longer than this it has lost the request.
            return 30_000;
        }

        @Override
        public boolean isGZIPEnabled() {
            return true;
        }

        @Override
        public boolean isPrettyDebugEnabled() {
            return false;
        }

        @Override
        public String getHttpProxyHost() {
            return null;
        }

        @Override
        public int getHttpProxyPort() {
            return -1;
        }

        @Override
        public String getHttpProxyUser() {
            return null;
        }

        @Override
        public String getHttpProxyPassword() {
            return null;
        }

        @Override
        public boolean isHttpProxySocks() {
            return false;
        }
    }
}
