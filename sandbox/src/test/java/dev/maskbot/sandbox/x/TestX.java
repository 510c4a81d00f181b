package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A running local X with the bot, a person, a client and everything that happened so far. */
final class TestX implements AutoCloseable {
    static final User BOT = new User(111, "maskbot", "Maskbot", "Bot by @yourcompany");

    final VirtualClock clock = new VirtualClock();
    final LocalX x;
    final XClient client;
    final User alice;
    final List<XEvent> events = new CopyOnWriteArrayList<>();

    TestX() {
        this(Duration.ofMillis(200));
    }

    TestX(Duration keepAlive) {
        this(settings -> settings.withKeepAlive(keepAlive));
    }

    TestX(UnaryOperator<LocalXSettings> settings) {
        x = LocalX.start(settings.apply(
                LocalXSettings.of(XClient.CREDENTIALS, BOT).withClock(clock).withKeepAlive(Duration.ofMillis(200))));
        client = new XClient(x.url(), clock);
        alice = x.findOrCreateUser("alice");
        x.subscribe(events::add);
    }

    Post post(User author, String text) {
        return x.post(author, text, List.of(), Optional.empty());
    }

    Post reply(User author, String text, Post parent) {
        return x.post(author, text, List.of(), Optional.of(parent));
    }

    Post postPhoto(User author, String text, byte[] photo) {
        return x.post(author, text, List.of(new NewPhoto(photo, "")), Optional.empty());
    }

    /** Adds a rule and answers its id. */
    String addRule(String value) {
        return client.asApp("POST", "/2/tweets/search/stream/rules", "{\"add\":[{\"value\":\"" + value + "\"}]}")
                .json()
                .at("/data/0/id")
                .asString();
    }

    /** Posts as the bot, by the API. */
    XClient.Answer tweet(String text, Post parent) {
        return client.asBot(
                "POST",
                "/2/tweets",
                "{\"text\":\"%s\",\"reply\":{\"in_reply_to_tweet_id\":\"%d\"}}".formatted(text, parent.id()));
    }

    <E extends XEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        client.close();
        x.close();
    }
}
