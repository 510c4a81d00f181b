package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.FaultsEndpoint;
import dev.maskbot.sandbox.fault.Target;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * X on this machine: the part of its API v2 that the bot uses, over real HTTP on 127.0.0.1, and the accounts, posts and
 * photos behind it. {@link Operation} lists the calls it answers, {@link Routes} leads to the code of each. What people
 * do on X is done here by methods; the bot acts through the API alone. Everything is in memory. Thread-safe.
 */
public final class LocalX implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long MAX_JSON = 32L * 1024 * 1024; // the largest GIF that X takes, in base64

    private final State state;
    private final Events events = new Events();
    private final Publisher publisher;
    private final Authors authors;
    private final TokenEndpoint tokens;
    private final FaultTarget target;
    private final FaultInjector injector;
    private final Javalin server;

    private LocalX(LocalXSettings settings) {
        state = State.of(settings);
        publisher = new Publisher(
                state.ids(),
                state.clock(),
                new TextComposer(state.users()),
                state.posts(),
                state.rules(),
                state.stream(),
                state.audience(),
                events);
        authors = new Authors(state.ids(), state.clock(), state.posts(), publisher);
        tokens = new TokenEndpoint(settings.credentials(), state.tokens(), state.faults());
        target = new FaultTarget(state.faults());
        injector = new FaultInjector(state.clock(), List.of(target));
        OAuthVerifier oauth = new OAuthVerifier(settings.credentials(), settings.signatureClock());
        Gateway gateway = new Gateway(
                new Authenticator(settings.credentials(), settings.bot(), oauth, state.tokens()),
                state.limiter(),
                state.faults(),
                state.bill(),
                events);
        Routes routes =
                Routes.of(settings, state, new PostJson(this::url, state.audience()), publisher, tokens, events);
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.maxRequestSize = MAX_JSON;
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.startup.showOldJavalinVersionWarning = false;
            routes.install(config.routes, gateway);
            new AdminEndpoint(this, settings.bot()).install(config.routes);
            new FaultsEndpoint(injector).install(config.routes);
        });
        server.start(HOST, settings.port());
    }

    public static LocalX start(LocalXSettings settings) {
        return new LocalX(settings);
    }

    /** Where the API and the photos are: {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + server.port());
    }

    /** Throws IllegalArgumentException when the name is taken, or none of X's. */
    public User createUser(String username, String name, String bio, boolean automated) {
        return state.users().create(username, name, bio, automated);
    }

    public User findOrCreateUser(String username) {
        return state.users().findOrCreate(username);
    }

    /** The same, of a person or a program that says in its profile what it is. */
    public User findOrCreateUser(String username, String bio) {
        return state.users().findOrCreate(username, bio);
    }

    /** As if an account had just authorised the app by OAuth 2.0. */
    public UserGrant authorize(User user) {
        return tokens.grant(user);
    }

    /** Posts as a person would; throws IllegalArgumentException when X would not let one. */
    public Post post(Draft draft) {
        return authors.post(draft);
    }

    /** Posts words and photos, perhaps as a reply. */
    public Post post(User author, String text, List<NewPhoto> photos, Optional<Post> inReplyTo) {
        var draft = Draft.of(author, text).with(photos.toArray(NewPhoto[]::new));
        return post(inReplyTo.map(draft::replyingTo).orElse(draft));
    }

    /** Gives a post other words: a new version. Throws IllegalArgumentException when X would not let its author. */
    public Post edit(Post post, String text) {
        return authors.edit(post, text);
    }

    /** Passes a post on; throws IllegalArgumentException when there is none, or it is a repost itself. */
    public Post repost(User author, Post original) {
        return authors.repost(author, original);
    }

    /** Does nothing when the post is gone already. */
    public void delete(Post post) {
        state.posts().find(post.id()).ifPresent(publisher::delete);
    }

    /** From now on nobody sees what an account posts, or has posted, but those who follow it: the bot does not. */
    public void protect(User user) {
        state.audience().protect(user);
    }

    /** From now on nobody but those that its author follows may reply in a post's conversation. */
    public void closeReplies(Post post) {
        restrictReplies(post, ReplySettings.FOLLOWING);
    }

    /** From now on nobody else may reply in a post's conversation. */
    public void restrictReplies(Post post, ReplySettings settings) {
        state.audience().restrict(post, settings);
    }

    public Optional<Post> find(long postId) {
        return state.posts().find(postId);
    }

    /** To any version, oldest first. */
    public List<Post> replies(Post post) {
        List<Long> versions = state.posts().find(post.id()).orElse(post).editHistory();
        return state.posts()
                .oldestFirst()
                .filter(reply -> versions.stream().anyMatch(reply::isReplyTo))
                .toList();
    }

    /** All of an account, oldest first. */
    public List<Post> posts(User author) {
        return state.posts()
                .oldestFirst()
                .filter(post -> post.author().equals(author))
                .toList();
    }

    /** By its own clock, which ids, limits and expiry go by. */
    public Instant now() {
        return state.clock().instant();
    }

    /** Moves that clock ahead; throws IllegalArgumentException for a negative time. */
    public void advance(Duration by) {
        state.clock().advance(by);
    }

    /** As at its start, but for the time, and for who listens. */
    public void reset() {
        injector.clear();
        state.clear();
    }

    /** What goes wrong on this X; at first nothing. */
    public Faults faults() {
        return state.faults();
    }

    /** What all that was called here would cost. */
    public Bill bill() {
        return state.bill();
    }

    /** The same, as one of the services that can be made to fail. */
    public Target target() {
        return target;
    }

    /** Tells of everything that happens from now on, on the thread it happens on: a listener must not block. */
    public Subscription subscribe(Consumer<? super XEvent> listener) {
        return events.subscribe(listener);
    }

    @Override
    public void close() {
        state.stream().close();
        server.stop();
    }
}
