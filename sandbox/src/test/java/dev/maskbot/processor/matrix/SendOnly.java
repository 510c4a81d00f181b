package dev.maskbot.processor.matrix;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A client that answers in memory what is asked for as text: all that {@code XClient} does. */
abstract class SendOnly extends HttpClient {
    abstract HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException;

    @Override
    @SuppressWarnings("unchecked") // XClient asks for nothing but strings
    public final <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return (HttpResponse<T>) answer(request);
    }

    @Override
    public final <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public final Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public final Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public final Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public final SSLContext sslContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final SSLParameters sslParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public final Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public final Optional<Executor> executor() {
        return Optional.empty();
    }
}
