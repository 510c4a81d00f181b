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

/** What carries one instance's requests to the local X. Confined to one simulation. */
final class XWire extends HttpClient {
    private final HttpClient http;
    private final Wire wire;
    private final World world;
    private final XAnswers answers;
    private final Rules rules;

    XWire(HttpClient http, Wire wire, World world, XAnswers answers, Rules rules) {
        this.http = http;
        this.wire = wire;
        this.world = world;
        this.answers = answers;
        this.rules = rules;
    }

    @Override
    @SuppressWarnings("unchecked") // XClient asks for nothing but strings
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        return (HttpResponse<T>) answer(request, (BodyHandler<String>) handler);
    }

    private HttpResponse<String> answer(HttpRequest request, BodyHandler<String> handler) throws IOException {
        var path = request.uri().getPath();
        return switch (path) {
            case "/2/media/upload" -> carry(Step.UPLOADED, () -> ask(request, handler));
            case "/2/media/metadata" -> carry(Step.DESCRIBED, () -> ask(request, handler));
            case "/2/tweets" -> {
                var post = answers.unlikeAnyOther(request);
                yield rules.posted(() -> carry(Step.SENT, () -> carry(Step.ANSWERED, () -> ask(post, handler))));
            }
            default -> rules.read(carry(Step.RECONCILED, () -> ask(request, handler)));
        };
    }

    private HttpResponse<String> carry(Step step, Wire.Effect<HttpResponse<String>> effect) throws IOException {
        world.requested(step);
        return wire.carry(step, effect, kind -> answers.refusal(step, kind));
    }

    private HttpResponse<String> ask(HttpRequest request, BodyHandler<String> handler) throws IOException {
        return wire.simulation().outside(() -> http.send(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
