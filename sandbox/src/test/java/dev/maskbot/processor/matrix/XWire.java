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

/** What carries one instance's requests to an X in memory. Confined to one simulation. */
final class XWire extends HttpClient {
    private final Wire wire;
    private final World world;
    private final XAnswers answers;
    private final Rules rules;

    XWire(Wire wire, World world, XAnswers answers, Rules rules) {
        this.wire = wire;
        this.world = world;
        this.answers = answers;
        this.rules = rules;
    }

    @Override
    @SuppressWarnings("unchecked") // XClient asks for nothing but strings
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        return (HttpResponse<T>) answer(request);
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        return switch (request.uri().getPath()) {
            case "/2/media/upload" -> carry(Step.UPLOADED, () -> ask(request));
            case "/2/media/metadata" -> carry(Step.DESCRIBED, () -> ask(request));
            case "/2/tweets" ->
                rules.posted(() -> carry(Step.SENT, () -> carry(Step.ANSWERED, () -> ask(request))));
            default -> rules.read(carry(Step.RECONCILED, () -> ask(request)));
        };
    }

    private HttpResponse<String> carry(Step step, Wire.Effect<HttpResponse<String>> effect) throws IOException {
        world.requested(step);
        return wire.carry(step, effect, kind -> answers.refusal(step, kind));
    }

    private HttpResponse<String> ask(HttpRequest request) {
        return XAnswers.of(world.x().answer(request.uri(), XAnswers.body(request)));
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
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
