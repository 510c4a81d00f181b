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

    private final AheadClock clock;
    private final Users users;
    private final Posts posts;
    private final Publisher publisher;
    private final Authors authors;
    private final FilteredStream stream;
    private final Events events;
    private final Faults faults = new Faults();
    private final FaultTarget target;
    private final Audience audience;
    private final Bill bill;
    private final TokenEndpoint tokens;
    private final List<Runnable> resets;
    private final Javalin server;

    private LocalX(LocalXSettings settings) {
        clock = new AheadClock(settings.clock());
        AppCredentials credentials = settings.credentials();
        SnowflakeIds ids = new SnowflakeIds(clock);
        users = new Users(ids, settings.bot());
        posts = new Posts();
        audience = new Audience(posts);
        events = new Events();
        target = new FaultTarget(faults, clock);
        bill = new Bill(clock);
        stream = new FilteredStream(ids, clock, faults);
        Rules rules = new Rules(ids, clock, faults);
        Uploads uploads = new Uploads(ids, clock);
        publisher = new Publisher(ids, clock, new TextComposer(users), posts, rules, stream, audience, events);
        authors = new Authors(ids, clock, posts, publisher);
        PostJson json = new PostJson(this::url, audience);
        PostIndex index = new PostIndex(posts, faults, clock);
        PostPage page = new PostPage(posts, json, bill);
        UserTokens userTokens = new UserTokens(clock);
        tokens = new TokenEndpoint(credentials, userTokens, faults);
        RateLimiter limiter = new RateLimiter(clock, settings.limitsWiderBy(), settings.postsPerDay());
        Gateway gateway = new Gateway(
                new Authenticator(
                        credentials,
                        settings.bot(),
                        new OAuthVerifier(credentials, settings.signatureClock()),
                        userTokens),
                limiter,
                faults,
                bill,
                events);
        ChunkedUploadEndpoint chunkedUpload = new ChunkedUploadEndpoint(ids, uploads, faults, events, clock);
        FaultInjector injector = new FaultInjector(clock, List.of(target));
        resets = List.of(
                injector::clear,
                faults::clear,
                stream::clear,
                rules::clear,
                posts::clear,
                uploads::clear,
                chunkedUpload::clear,
                audience::clear,
                users::clear,
                userTokens::clear,
                limiter::clear,
                bill::clear);
        Routes routes = new Routes(
                new MeEndpoint(json, bill),
                new RulesEndpoint(rules, clock),
                new StreamEndpoint(stream, rules, posts, json, faults, bill, events, settings.keepAlive(), clock),
                new ConnectionsEndpoint(stream),
                new TimelinesEndpoint(users, index, page, audience),
                new SearchEndpoint(posts, index, json, page, audience, bill, clock),
                new MediaUploadEndpoint(uploads, events),
                chunkedUpload,
                new MediaMetadataEndpoint(uploads, bill),
                new PostsEndpoint(posts, uploads, new PostingPolicy(posts, audience, clock), publisher, bill),
                tokens,
                new PhotosEndpoint(posts, new PhotoFaults(faults)));
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
        return users.create(username, name, bio, automated);
    }

    public User findOrCreateUser(String username) {
        return users.findOrCreate(username);
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
        return post(new Draft(author, text, photos, inReplyTo, Optional.empty(), false));
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
        posts.find(post.id()).ifPresent(publisher::delete);
    }

    /** From now on nobody sees what an account posts, or has posted, but those who follow it: the bot does not. */
    public void protect(User user) {
        audience.protect(user);
    }

    /** From now on nobody but those that its author follows may reply in a post's conversation. */
    public void closeReplies(Post post) {
        restrictReplies(post, ReplySettings.FOLLOWING);
    }

    /** From now on nobody else may reply in a post's conversation. */
    public void restrictReplies(Post post, ReplySettings settings) {
        audience.restrict(post, settings);
    }

    public Optional<Post> find(long postId) {
        return posts.find(postId);
    }

    /** To any version, oldest first. */
    public List<Post> replies(Post post) {
        List<Long> versions = posts.find(post.id()).orElse(post).editHistory();
        return posts.oldestFirst()
                .filter(reply -> versions.stream().anyMatch(reply::isReplyTo))
                .toList();
    }

    /** All of an account, oldest first. */
    public List<Post> posts(User author) {
        return posts.oldestFirst().filter(post -> post.author().equals(author)).toList();
    }

    /** By its own clock, which ids, limits and expiry go by. */
    public Instant now() {
        return clock.instant();
    }

    /** Moves that clock ahead; throws IllegalArgumentException for a negative time. */
    public void advance(Duration by) {
        clock.advance(by);
    }

    /** As at its start, but for the time, and for who listens. */
    public void reset() {
        resets.forEach(Runnable::run);
    }

    /** What goes wrong on this X; at first nothing. */
    public Faults faults() {
        return faults;
    }

    /** What all that was called here would cost. */
    public Bill bill() {
        return bill;
    }

    /** The same, for faults that are data. */
    public Target target() {
        return target;
    }

    /** Tells of everything that happens from now on, on the thread it happens on: a listener must not block. */
    public Subscription subscribe(Consumer<? super XEvent> listener) {
        return events.subscribe(listener);
    }

    @Override
    public void close() {
        stream.close();
        server.stop();
    }
}
