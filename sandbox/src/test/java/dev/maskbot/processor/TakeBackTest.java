package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.ProcessorSettings.Sensitive;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.LedgerTable;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.processor.limit.AuthorLimits;
import dev.maskbot.processor.limit.Limits;
import dev.maskbot.processor.limit.PostQuota;
import dev.maskbot.processor.mask.NinjaMask;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.TakeBack;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.words.Texts;
import dev.maskbot.processor.words.Vocabulary;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.aws.LocalS3;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.Fault;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.Operation;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.Refusal;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The word "delete", with Amazon's ledger, a local X and local buckets over the wire. */
@ExtendWith(DynamoDb.class)
@Timeout(120)
final class TakeBackTest {
    private static final String BUCKET = "processed";

    private final VirtualTime time = new VirtualTime(Instant.now());
    private final Parts parts = new Parts();
    private final DynamoDbClient dynamo;
    private final String state;
    private final String table;
    private final ReplyLedger ledger;
    private final LedgerArchive archive;
    private final BreakingWire wire;
    private S3Client s3;
    private LocalX x;
    private XClient client;
    private MentionPipeline pipeline;

    TakeBackTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        this.state = StateTable.create(dynamo).name();
        this.table = LedgerTable.create(dynamo);
        this.ledger = new ReplyLedger(dynamo, table, time);
        this.archive = new LedgerArchive(dynamo, table);
        this.wire = parts.add(new BreakingWire(dynamo));
    }

    @BeforeEach
    void start() {
        x = parts.add(LocalX.start(LocalXSettings.of(
                        new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot"))
                .withClock(time)
                .withSignatureClock(InstantSource.system())));
        var keys = new XCredentials(
                new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
        client = new XClient(
                x.url(),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                () -> keys,
                time);
        s3 = parts.add(new AwsClients())
                .client(S3Client.builder(), parts.add(LocalS3.start()).endpoint());
        s3.createBucket(request -> request.bucket(BUCKET));
        pipeline = pipeline(dynamo);
    }

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void wishUnderAReply_takesItBack_andIsConfirmedOnce() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");

        var wish = delete("alice", reply);
        var outcome = pipeline.process(wish);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Replied.class, done -> assertThat(done.reason()).isEqualTo(Reason.DELETED));
        assertGone(post, reply);
        assertThat(item(post).reason()).contains(Reason.DELETED);
        assertThat(item(post).attributes()).containsOnlyKeys("mention", "state", "reason", "expires");
        assertThat(repliesTo(wish)).hasSize(1);
    }

    @Test
    void ownerOfAPhoto_mayTakeItBackToo() throws Exception {
        var post = post("alice");
        var reply = answered(post, "bob");

        pipeline.process(delete("bob", reply));

        assertGone(post, reply);
    }

    @Test
    void bystander_takesNothingBack() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");

        var outcome = pipeline.process(delete("mallory", reply));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Replied.class, done -> assertThat(done.reason()).isEqualTo(Reason.NOTHING_TO_DELETE));
        assertThat(x.find(reply.id())).isPresent();
        assertThat(item(post).state()).isEqualTo(State.REPLIED);
    }

    @Test
    void wishElsewhereInTheConversation_takesBackAllOfItsAuthors_butNotWhatWasSaidAboutWishes() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        var second = x.post(Draft.of(user("alice"), "@maskbot again").replyingTo(post));
        var secondReply = answered(second, "alice");
        var others = x.post(Draft.of(user("bob"), "@maskbot me too").replyingTo(post));
        var othersReply = answered(others, "bob");

        var wish = delete("alice", post);
        pipeline.process(wish);

        assertGone(post, reply);
        assertGone(second, secondReply);
        assertThat(x.find(othersReply.id())).isPresent();
        assertThat(pipeline.process(delete("alice", post)).toString()).contains("NOTHING_TO_DELETE");
        assertThat(repliesTo(wish)).hasSize(1);
    }

    @Test
    void wishUnderOneOfTwoReplies_takesBackThatOne() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        var second = x.post(Draft.of(user("alice"), "@maskbot again").replyingTo(post));
        var secondReply = answered(second, "alice");

        pipeline.process(delete("alice", secondReply));

        assertGone(second, secondReply);
        assertThat(x.find(reply.id())).isPresent();
    }

    @Test
    void whoWantsToBeLeftAlone_isHeeded_inSilence() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        new OptOuts(dynamo, state).stop(author("alice"), time.instant());

        assertThat(pipeline.process(delete("alice", reply))).isEqualTo(new Skipped(Reason.DELETED));

        assertGone(post, reply);
    }

    @Test
    void wishThatComesLate_isHeeded_inSilence() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        var wish = delete("alice", reply);
        time.jump(Duration.ofHours(25));

        assertThat(pipeline.process(wish)).isEqualTo(new Skipped(Reason.DELETED));

        assertGone(post, reply);
    }

    @Test
    void replyThatIsGoneAlready_isAsGoodAsTakenBack() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        var wish = delete("alice", reply);
        x.delete(reply);

        assertThat(pipeline.process(wish).toString()).contains("DELETED");

        assertGone(post, reply);
    }

    @Test
    void answerOfXThatIsLost_isAskedForAgain() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        x.faults().inject(new Fault.ResetAfterEffect(Operation.DELETE_POST), 1);
        x.faults().inject(new Fault.Refused(Operation.DELETE_POST, Refusal.unavailable()), 1);

        pipeline.process(delete("alice", reply));

        assertGone(post, reply);
    }

    @Test
    void replyThatXDoesNotLetGo_keepsItsRow_andAPersonIsToLook() throws Exception {
        var post = post("alice");
        var reply = answered(post, "alice");
        x.faults().inject(new Fault.Refused(Operation.DELETE_POST, Refusal.notEnrolled()));

        assertThat(pipeline.process(delete("alice", reply))).isEqualTo(new Quarantined(Reason.FAILED, 3));

        assertThat(item(post).reply()).contains(Long.toString(reply.id()));
    }

    @Test
    void replyThatIsStillOnItsWay_isWaitedForAWhile() throws Exception {
        var post = post("alice");
        var mention = mention(post, "alice");
        var claim = ((Granted) ledger.claim(mention)).claim();
        new AnsweredIndex(dynamo, state).add(mention, time.instant());
        ledger.posting(claim, new Prepared(Reason.NO_FACE, List.of()), 1);
        var before = time.instant();

        var outcome = pipeline.process(delete("alice", post));

        assertThat(outcome.toString()).contains("NOTHING_TO_DELETE");
        assertThat(Duration.between(before, time.instant())).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void workerThatDiesAnywhere_isFollowedByOneThatEndsTheSame() throws Exception {
        var broken = 0;
        for (var calls = 0; ; calls++) {
            var author = "author" + calls;
            var post = post(author);
            var reply = answered(post, author);
            var wish = delete(author, reply);
            wire.breakAfter(calls);
            var first = pipeline(wire.dynamo()).process(wish);
            Thread.interrupted();
            if (!(first instanceof Abandoned)) {
                break;
            }
            broken++;

            var outcome = pipeline.process(wish);

            assertThat(outcome).as("broken after %d calls", calls).isInstanceOf(Outcome.Settled.class);
            assertThat(outcome.toString()).as("broken after %d calls", calls).contains("DELETED");
            assertGone(post, reply);
            assertThat(repliesTo(wish)).as("broken after %d calls", calls).hasSize(1);
        }
        assertThat(broken).as("calls of DynamoDB").isGreaterThan(12);
    }

    private void nap(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        time.jump(duration);
    }

    private void assertGone(Post post, Post reply) {
        assertThat(x.find(reply.id())).isEmpty();
        assertThat(item(post).state()).isEqualTo(State.ERASED);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix(post.id() + "/"))
                        .contents())
                .isEmpty();
    }

    /** The post, answered with a picture of a photo by this photographer. */
    private Post answered(Post post, String photographer) throws Exception {
        var mention = mention(post, photographer);
        var claim = ((Granted) ledger.claim(mention)).claim();
        new AnsweredIndex(dynamo, state).add(mention, time.instant());
        client.reply(new PostId(post.id()), "Masks on, %d.".formatted(post.id()), List.of());
        var reply = x.replies(post).getLast();
        s3.putObject(request -> request.bucket(BUCKET).key(post.id() + "/0"), RequestBody.fromString("jpeg"));
        ledger.settle(claim, mention, new Replied(Long.toString(reply.id()), Reason.MASKED));
        return reply;
    }

    private Post post(String author) {
        time.jump(Duration.ofSeconds(1));
        return x.post(Draft.of(user(author), "@maskbot please"));
    }

    private Mention delete(String author, Post under) {
        time.jump(Duration.ofSeconds(1));
        return mention(x.post(Draft.of(user(author), "@maskbot delete").replyingTo(under)), author);
    }

    private Mention mention(Post post, String photographer) {
        var id = Long.toString(post.id());
        var photo = new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), author(photographer), "");
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
                List.of(photo));
    }

    private List<Post> repliesTo(Mention wish) {
        return x.replies(x.find(Long.parseLong(wish.replyTo())).orElseThrow());
    }

    private LedgerItem item(Post post) {
        return archive.find(new MentionId(Long.toString(post.id()))).orElseThrow();
    }

    private User user(String name) {
        return x.findOrCreateUser(name);
    }

    private String author(String name) {
        return Long.toString(user(name).id());
    }

    /** A processor that asks this DynamoDB; no photo ever comes as far as its album. */
    private MentionPipeline pipeline(DynamoDbClient asked) {
        var random = new Random(1);
        var own = new ReplyLedger(asked, table, time);
        var budget = new DailyBudget(asked, state, () -> 1_000_000_000L, time);
        var outages = new Outages(own, this::nap, random);
        var effect = new NinjaMask();
        var index = new AnsweredIndex(asked, state);
        var rows = new LedgerArchive(asked, table);
        var settings = new ProcessorSettings(
                null, null, "", "", "", "", "", "", Set.of(), true, true, false, Sensitive.REFUSE, 100, 1, null, "");
        return new MentionPipeline(
                own,
                new Gate(() -> settings, budget, time, this::nap),
                new Decider(
                        new Vocabulary(Map.of("ninja", Map.of(Locale.ENGLISH, Set.of("ninja"))), "ninja"),
                        new OptOuts(asked, state),
                        new AuthorLimits(asked, state, () -> new Limits(4, 20, 9), time),
                        () -> false),
                new Album(null, effect, budget),
                new PostQuota(asked, state, () -> 1_000, time, this::nap, random),
                new Replier(
                        client,
                        new Account("1", "maskbot"),
                        new Texts(effect.words()),
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
                        new Erasure(rows, index, List.of(new PhotoStore(s3, BUCKET))),
                        budget,
                        time,
                        this::nap,
                        random),
                outages,
                new SimpleMeterRegistry(),
                time,
                this::nap,
                random);
    }
}
