package dev.maskbot.sandbox.x;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The X that the contract tests speak to: a local one on a virtual clock, or with {@code -Dx.live=FILE} the real one. The
 * file is one of properties: {@code consumer-key}, {@code consumer-secret}, {@code access-token},
 * {@code access-token-secret} and {@code bearer-token} of an account that may post; {@code unsummoned}, the id of a post
 * that neither mentions nor quotes it; {@code expired-media}, a media id of more than 24 hours ago. What is not given, is
 * skipped. What was posted is deleted in the end.
 */
final class XTarget implements AutoCloseable {
    private static final String LIVE = System.getProperty("x.live");

    private final Optional<TestX> local;
    private final Properties given;
    private final XClient client;
    private final List<String> posts = new ArrayList<>();

    private XTarget(Optional<TestX> local, Properties given, XClient client) {
        this.local = local;
        this.given = given;
        this.client = client;
    }

    static XTarget open() {
        if (LIVE == null) {
            var test = new TestX();
            return new XTarget(Optional.of(test), new Properties(), test.client);
        }
        var given = new Properties();
        try (var file = Files.newBufferedReader(Path.of(LIVE))) {
            given.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var credentials = new AppCredentials(
                given.getProperty("consumer-key"),
                given.getProperty("consumer-secret"),
                given.getProperty("access-token"),
                given.getProperty("access-token-secret"),
                given.getProperty("bearer-token"));
        return new XTarget(
                Optional.empty(),
                given,
                new XClient(URI.create("https://api.x.com"), InstantSource.system(), credentials));
    }

    XClient client() {
        return client;
    }

    boolean isLocal() {
        return local.isPresent();
    }

    /** On the virtual clock. */
    void advance(Duration time) {
        local.orElseThrow().clock.advance(time);
    }

    /** A stream without rules is refused for that; a real account's own rules are left alone. */
    void requireRule() {
        local.ifPresent(test -> test.addRule("@maskbot"));
    }

    /** A post of somebody who neither mentioned nor quoted the account. */
    String unsummoned() {
        return local.map(test ->
                        Long.toString(test.post(test.alice, "talking to nobody").id()))
                .orElseGet(() -> required("unsummoned"));
    }

    /** A media id that was good for its 24 hours. */
    String expiredMedia() {
        if (!isLocal()) {
            return required("expired-media");
        }
        var id = client.upload(TestImages.jpeg(30, 20));
        advance(Duration.ofHours(24));
        return id;
    }

    /** What the account has just granted; on the local X alone, where nobody needs a browser for it. */
    UserGrant grant() {
        assumeTrue(isLocal(), "a grant takes a browser");
        return local.orElseThrow().x.authorize(TestX.BOT);
    }

    /** On the local X alone. */
    void inject(Fault fault) {
        local.orElseThrow().x.faults().inject(fault);
    }

    /** Remembers what was created, to be deleted in the end. */
    Answer created(Answer answer) {
        if (answer.status() == 201) {
            posts.add(answer.json().at("/data/id").asString());
        }
        return answer;
    }

    private String required(String name) {
        assumeTrue(given.containsKey(name), LIVE + " has no " + name);
        return given.getProperty(name);
    }

    @Override
    public void close() {
        if (isLocal()) {
            local.get().close();
        } else {
            posts.forEach(id -> client.asBot("DELETE", "/2/tweets/" + id));
            client.close();
        }
    }
}
