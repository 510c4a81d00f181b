package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.LedgerTable;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.processor.limit.AuthorLimits;
import dev.maskbot.processor.limit.Limits;
import dev.maskbot.processor.limit.PostQuota;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.own.OwnPictures;
import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.photo.Rekognition;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.TakeBack;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.words.Texts;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalS3;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.Account;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What a processor works with, over the wire: Amazon's ledger, a local X and local buckets, on a virtual clock. */
public final class LocalWorld implements AutoCloseable {
    private static final String UNPROCESSED = "unprocessed";
    private static final String PROCESSED = "processed";
    private static final XCredentials KEYS = new XCredentials(
            new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));

    public final VirtualTime time = new VirtualTime(Instant.now());
    final DynamoDbClient dynamo;
    final String state;
    final ReplyLedger ledger;
    final LedgerArchive archive;
    final BreakingWire wire;
    public final LocalX x;
    private final Parts parts = new Parts();
    private final String table;
    private final S3Client s3;
    private final PostQuota quota;
    private final XClient client;

    public LocalWorld(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        this.state = StateTable.create(dynamo).name();
        this.table = LedgerTable.create(dynamo);
        this.ledger = new ReplyLedger(dynamo, table, time);
        this.archive = new LedgerArchive(dynamo, table);
        this.wire = parts.add(new BreakingWire(dynamo));
        this.x = parts.add(LocalX.start(LocalXSettings.of(
                        new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot"))
                .withClock(time)
                .withSignatureClock(InstantSource.system())));
        this.quota = new PostQuota(dynamo, state, () -> 10_000, time, this::nap, new Random(1));
        this.client = new XClient(
                x.url(),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                () -> KEYS,
                quota::learn,
                time);
        this.s3 = parts.add(new AwsClients())
                .client(S3Client.builder(), parts.add(LocalS3.start()).endpoint());
        s3.createBucket(request -> request.bucket(UNPROCESSED));
        s3.createBucket(request -> request.bucket(PROCESSED));
    }

    @Override
    public void close() {
        parts.close();
    }

    private void nap(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        time.jump(duration);
    }

    /** Whether nothing is left of the reply to a post but the post's bare id. */
    boolean isGone(Post post, Post reply) {
        return x.find(reply.id()).isEmpty()
                && item(post).state() == State.ERASED
                && s3.listObjectsV2(request -> request.bucket(PROCESSED).prefix(post.id() + "/"))
                        .contents()
                        .isEmpty();
    }

    /** A photo as it came. */
    byte[] unprocessed(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(UNPROCESSED).key(key))
                .asByteArray();
    }

    /** The post, answered with a picture of a photo by this photographer. */
    Post answered(Post post, String photographer) throws Exception {
        var mention = mention(post, photographer);
        var claim = ((Granted) ledger.claim(mention)).claim();
        new AnsweredIndex(dynamo, state).add(mention, time.instant());
        client.reply(new PostId(post.id()), "Masks on, %d.".formatted(post.id()), List.of());
        var reply = x.replies(post).getLast();
        s3.putObject(request -> request.bucket(PROCESSED).key(post.id() + "/0"), RequestBody.fromString("jpeg"));
        ledger.settle(claim, mention, new Replied(Long.toString(reply.id()), Reason.MASKED));
        return reply;
    }

    Post post(String author) {
        return post(author, "@maskbot please");
    }

    Post post(String author, String text) {
        time.jump(Duration.ofSeconds(1));
        return x.post(Draft.of(user(author), text));
    }

    Mention delete(String author, Post under) {
        time.jump(Duration.ofSeconds(1));
        return mention(x.post(Draft.of(user(author), "@maskbot delete").replyingTo(under)), author);
    }

    Mention mention(Post post, String photographer) {
        return mention(
                post, List.of(new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), author(photographer), "")));
    }

    private static Mention mention(Post post, List<PhotoRef> photos) {
        var id = Long.toString(post.id());
        return new Mention(
                new MentionId(id),
                id,
                Long.toString(post.conversationId()),
                post.references().stream()
                        .findFirst()
                        .map(it -> Long.toString(it.postId()))
                        .orElse(""),
                Long.toString(post.author().id()),
                post.createdAt(),
                post.typed(),
                "en",
                false,
                photos);
    }

    /** A post with photos of its author's, as ingest passes it on. */
    Mention withPhotos(String author, byte[]... pictures) {
        time.jump(Duration.ofSeconds(1));
        var photos =
                Arrays.stream(pictures).map(bytes -> new NewPhoto(bytes, "")).toArray(NewPhoto[]::new);
        var post = x.post(Draft.of(user(author), "@maskbot please").with(photos));
        return mention(
                post,
                post.photos().stream()
                        .map(photo ->
                                new PhotoRef(x.url().resolve("/media/" + photo.name() + ".jpg"), author(author), ""))
                        .toList());
    }

    List<Post> repliesTo(Mention wish) {
        return x.replies(x.find(Long.parseLong(wish.replyTo())).orElseThrow());
    }

    LedgerItem item(Post post) {
        return archive.find(new MentionId(Long.toString(post.id()))).orElseThrow();
    }

    User user(String name) {
        return x.findOrCreateUser(name);
    }

    String author(String name) {
        return Long.toString(user(name).id());
    }

    /** What a processor does with mentions without photos. */
    public Function<Mention, Outcome> processor() {
        return pipeline(dynamo)::process;
    }

    /** A processor that asks this DynamoDB, and never for photos. */
    MentionPipeline pipeline(DynamoDbClient asked) {
        return pipeline(asked, null);
    }

    MentionPipeline pipeline(DynamoDbClient asked, RekognitionClient rekognition) {
        var random = new Random(1);
        var own = new ReplyLedger(asked, table, time);
        var budget = new DailyBudget(asked, state, () -> 1_000_000_000L, time);
        var outages = new Outages(own, this::nap, random);
        var effects = Effects.load();
        var unprocessed = new PhotoStore(s3, UNPROCESSED);
        var processed = new PhotoStore(s3, PROCESSED);
        var meters = new SimpleMeterRegistry();
        var index = new AnsweredIndex(asked, state);
        var rows = new LedgerArchive(asked, table);
        var settings = TestSettings.of(true, true, false);
        return new MentionPipeline(
                own,
                new Gate(() -> settings, budget, time, this::nap),
                new Decider(
                        effects.vocabulary(),
                        new OptOuts(asked, state),
                        new AuthorLimits(asked, state, () -> new Limits(4, 20, 9)),
                        () -> false),
                new Album(
                        new PhotoPipeline(
                                new PhotoFetcher(Set.of(x.url().toString()), time, this::nap),
                                unprocessed,
                                new Rekognition(rekognition, UNPROCESSED),
                                PhotoPainter.create(),
                                new MemoryBudget(200),
                                processed,
                                budget,
                                new OwnPictures(asked, state, time),
                                new Stages(meters)),
                        effects,
                        budget,
                        new MemoryBudget(90)),
                quota,
                new Replier(
                        client,
                        new Account("1", "maskbot"),
                        new Texts(effects.told()),
                        budget,
                        own,
                        time,
                        this::nap,
                        random),
                new TakeBack(
                        client,
                        own,
                        rows,
                        index,
                        new Erasure(rows, index, List.of(unprocessed, processed)),
                        budget,
                        time,
                        this::nap,
                        random),
                outages,
                meters,
                time,
                this::nap,
                random);
    }
}
