package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerTable;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
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
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Attempts and their ends, with Amazon's ledger and the local X. No photo here is ever to be had. */
@ExtendWith(DynamoDb.class)
@Timeout(60)
final class MentionPipelineTest {
    private final List<Duration> naps = new ArrayList<>();
    private final DynamoDbClient dynamo;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String state;
    private final String table;
    private final ReplyLedger ledger;
    private Instant now = Instant.now();
    private ProcessorSettings settings = TestSettings.of(true, true, false);
    private long cap = 1_000_000;
    private OptOuts optOuts;
    private IntConsumer atNap = _ -> {};
    private LocalX x;
    private XClient client;
    private MentionPipeline pipeline;

    MentionPipelineTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        this.state = StateTable.create(dynamo).name();
        this.table = LedgerTable.create(dynamo);
        this.ledger = new ReplyLedger(dynamo, table, () -> now);
    }

    @BeforeEach
    void start() {
        x = LocalX.start(LocalXSettings.of(
                new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot")));
        var credentials = new XCredentials(
                new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        client = new XClient(x.url(), http, () -> credentials, () -> now);
        var budget = new DailyBudget(dynamo, state, () -> cap, () -> now);
        var effects = Effects.load();
        optOuts = new OptOuts(dynamo, state);
        pipeline = new MentionPipeline(
                ledger,
                new Gate(() -> settings, budget, () -> now, this::nap),
                new Decider(
                        effects.vocabulary(),
                        optOuts,
                        new AuthorLimits(dynamo, state, () -> new Limits(4, 20, 2)),
                        () -> false),
                // Nothing comes so far that the stores or Rekognition would be asked.
                new Album(
                        new PhotoPipeline(
                                new PhotoFetcher(Set.of("http://127.0.0.1:1"), () -> now, this::nap),
                                new PhotoStore(null, ""),
                                new Rekognition(null, ""),
                                PhotoPainter.create(),
                                new MemoryBudget(1),
                                new PhotoStore(null, ""),
                                budget,
                                new OwnPictures(dynamo, state, () -> now),
                                new Stages(meters)),
                        effects,
                        budget,
                        new MemoryBudget(1)),
                new PostQuota(dynamo, state, () -> 100, () -> now, this::nap, new Random(1)),
                new Replier(
                        client,
                        new Account("1", "maskbot"),
                        new Texts(effects.told()),
                        budget,
                        ledger,
                        () -> now,
                        this::nap,
                        new Random(1)),
                takeBack(budget),
                new Outages(ledger, this::nap, new Random(1)),
                meters,
                () -> now,
                this::nap,
                new Random(1));
    }

    /** Here it only remembers what is answered. */
    private TakeBack takeBack(DailyBudget budget) {
        var index = new AnsweredIndex(dynamo, state);
        var archive = new LedgerArchive(dynamo, table);
        var erasure = new Erasure(archive, index, List.of());
        return new TakeBack(client, ledger, archive, index, erasure, budget, () -> now, this::nap, new Random(1));
    }

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void thirdFailedAttempt_isTheLast() {
        var mention = mention(post(), "http://127.0.0.1:1/unreachable.jpg");

        assertThat(pipeline.process(mention)).isEqualTo(new Quarantined(Reason.FAILED, 3));
        assertThat(pipeline.process(mention)).isEqualTo(new Skipped(Reason.SETTLED_BEFORE));
        assertThat(naps).hasSize(3);
        assertThat(meters.counter("attempts").count())
                .as("one more finds them used up")
                .isEqualTo(4);
        assertThat(meters.counter("attempts.failed").count()).isEqualTo(3);
        assertThat(meters.counter("mentions.quarantined").count()).isEqualTo(1);
        assertThat(meters.timer("stage.time", "stage", "fetch").count()).isEqualTo(3);
    }

    @Test
    void photoThatIsNotTrusted_isSkippedAtOnce() {
        var mention = mention(post(), "http://elsewhere.example/a.jpg");

        assertThat(pipeline.process(mention)).isEqualTo(new Skipped(Reason.PHOTO_NOT_TRUSTED));
        assertThat(naps).isEmpty();
    }

    @Test
    void workerThatDiedAfterPosting_isFollowedByOneThatFindsItsReply() throws Exception {
        var post = post();
        var mention = mention(post, "http://127.0.0.1:1/unreachable.jpg");
        ledger.posting(((Granted) ledger.claim(mention)).claim(), new Prepared(Reason.MASKED, List.of()), 1);
        client.reply(new PostId(post.id()), "Masks on.", List.of());

        var outcome = pipeline.process(mention);

        var reply = x.replies(post);
        assertThat(reply).hasSize(1);
        assertThat(outcome).isEqualTo(new Replied(Long.toString(reply.getFirst().id()), Reason.MASKED));
        assertThat(naps).as("until the dead one's claim ends").hasSize(1);
    }

    @Test
    void mentionWithoutAPostThatXKnows_isQuarantined_evenInDoubt() throws Exception {
        var mention = mention("no-number", "http://127.0.0.1:1/unreachable.jpg");
        ledger.posting(((Granted) ledger.claim(mention)).claim(), new Prepared(Reason.MASKED, List.of()), 1);

        assertThat(pipeline.process(mention)).isEqualTo(new Quarantined(Reason.MALFORMED, 2));
    }

    @Test
    void ambiguousMention_sentThroughAgain_isLookedForFirst() throws Exception {
        var post = post();
        var mention = mention(post, "http://127.0.0.1:1/unreachable.jpg");
        var claim = ((Granted) ledger.claim(mention)).claim();
        ledger.posting(claim, new Prepared(Reason.NO_FACE, List.of()), 2);
        client.reply(new PostId(post.id()), "No face.", List.of());
        ledger.settle(claim, mention, new Quarantined(Reason.AMBIGUOUS, 1));
        var archive = new LedgerArchive(dynamo, table);
        archive.release(archive.find(mention.id()).orElseThrow());

        assertThat(pipeline.process(mention)).isInstanceOf(Replied.class);

        assertThat(x.replies(post)).hasSize(1);
    }

    @Test
    void ambiguousMention_sentThroughAgain_isSentOnceMore_whenXHasNothing() throws Exception {
        var post = post();
        var mention = mention(post, "http://127.0.0.1:1/unreachable.jpg");
        var claim = ((Granted) ledger.claim(mention)).claim();
        ledger.posting(claim, new Prepared(Reason.NO_FACE, List.of()), 2);
        ledger.settle(claim, mention, new Quarantined(Reason.AMBIGUOUS, 1));
        var archive = new LedgerArchive(dynamo, table);
        archive.release(archive.find(mention.id()).orElseThrow());
        now = now.plus(Duration.ofMinutes(6));

        assertThat(pipeline.process(mention)).isInstanceOf(Replied.class);

        assertThat(x.replies(post)).hasSize(1);
    }

    @Test
    void oldMention_isSkipped() {
        var mention = mention(post(), "http://127.0.0.1:1/unreachable.jpg");
        now = now.plus(Duration.ofHours(25));

        assertThat(pipeline.process(mention)).isEqualTo(new Skipped(Reason.TOO_OLD));
    }

    @Test
    void preparedReply_isSent_withoutLookingAtThePhotosAgain() throws Exception {
        var post = post();
        var mention = mention(post, "http://127.0.0.1:1/unreachable.jpg");
        ledger.prepared(((Granted) ledger.claim(mention)).claim(), new Prepared(Reason.NO_FACE, List.of()));

        assertThat(pipeline.process(mention)).isInstanceOf(Replied.class);
        assertThat(x.replies(post)).hasSize(1);
    }

    @Test
    void preparedReply_waitsWhilePostingIsOff() throws Exception {
        var post = post();
        var mention = mention(post, "http://127.0.0.1:1/unreachable.jpg");
        ledger.prepared(((Granted) ledger.claim(mention)).claim(), new Prepared(Reason.NO_FACE, List.of()));
        settings = TestSettings.of(true, false, false);
        atNap = count -> {
            assertThat(x.replies(post)).isEmpty();
            if (count == 100) {
                settings = TestSettings.of(true, true, false);
            }
        };

        assertThat(pipeline.process(mention)).isInstanceOf(Replied.class);
        assertThat(naps).hasSize(100);
    }

    @Test
    void replyThatWaits_throughAnyNumberOfRestarts_isSentInTheEnd() {
        var post = x.post(x.findOrCreateUser("alice"), "@maskbot help", List.of(), Optional.empty());
        settings = TestSettings.of(true, false, false);
        atNap = _ -> Thread.currentThread().interrupt();
        for (var restarts = 0; restarts < 10; restarts++) {
            assertThat(pipeline.process(words(post))).isEqualTo(new Abandoned());
            assertThat(Thread.interrupted()).isTrue();
        }
        settings = TestSettings.of(true, true, false);

        assertThat(pipeline.process(words(post))).isInstanceOf(Replied.class);
        assertThat(x.replies(post)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dryRun_sendsNothing_notEvenWhatIsReady(boolean ready) throws Exception {
        var post = x.post(x.findOrCreateUser("alice"), "@maskbot help", List.of(), Optional.empty());
        if (ready) {
            ledger.prepared(((Granted) ledger.claim(words(post))).claim(), new Prepared(Reason.HELPED, List.of()));
        }
        settings = TestSettings.of(true, true, true);

        assertThat(pipeline.process(words(post))).isEqualTo(new Skipped(Reason.DRY_RUN));
        assertThat(x.replies(post)).isEmpty();
    }

    @Test
    void nothingIsTouched_whileConsumingIsOff() throws Exception {
        var mention = mention(post(), "http://elsewhere.example/a.jpg");
        settings = TestSettings.of(false, true, false);
        atNap = count -> {
            if (count == 100) {
                assertThat(((Granted) ledger.claim(mention)).claim().attempt()).isEqualTo(1);
                settings = TestSettings.of(true, true, false);
            }
        };

        assertThat(pipeline.process(mention)).isEqualTo(new Skipped(Reason.PHOTO_NOT_TRUSTED));
    }

    @ParameterizedTest
    @CsvSource({
        "@maskbot stop, STOPPED",
        "@maskbot START please, STARTED",
        "@maskbot help, HELPED",
        "@maskbot what is this, NO_PHOTO",
    })
    void wordsAlone_areAnsweredInWords(String text, Reason reason) {
        var post = x.post(x.findOrCreateUser("alice"), text, List.of(), Optional.empty());

        assertThat(pipeline.process(words(post)).toString()).contains(reason.name());
        assertThat(x.replies(post)).hasSize(1);
    }

    @Test
    void whoOptedOut_isLeftAlone_untilTheyWantOtherwise() {
        var stop = x.post(x.findOrCreateUser("alice"), "@maskbot stop", List.of(), Optional.empty());
        pipeline.process(words(stop));
        now = now.plusSeconds(60);

        var photo = mention(post(), "http://elsewhere.example/a.jpg");
        assertThat(pipeline.process(photo)).isEqualTo(new Skipped(Reason.OPTED_OUT));
        optOuts.start("2", now);
        assertThat(pipeline.process(mention(post(), "http://elsewhere.example/a.jpg")))
                .isEqualTo(new Skipped(Reason.PHOTO_NOT_TRUSTED));
    }

    @Test
    void whoAsksTooOften_getsNoAnswer() {
        var outcomes = IntStream.range(0, 5)
                .mapToObj(_ -> pipeline.process(mention(post(), "http://elsewhere.example/a.jpg")))
                .toList();

        assertThat(outcomes.subList(0, 4)).containsOnly(new Skipped(Reason.PHOTO_NOT_TRUSTED));
        assertThat(outcomes.getLast()).isEqualTo(new Skipped(Reason.TOO_MANY));
    }

    @Test
    void withoutMoney_nothingIsBegun_untilThereIsMore() {
        cap = 0;
        atNap = count -> {
            if (count == 10) {
                cap = 1_000_000;
            }
        };

        assertThat(pipeline.process(mention(post(), "http://elsewhere.example/a.jpg")))
                .isEqualTo(new Skipped(Reason.PHOTO_NOT_TRUSTED));
        assertThat(naps).hasSize(10);
    }

    private Mention words(Post post) {
        var id = Long.toString(post.id());
        return new Mention(new MentionId(id), id, id, "2", now, post.typed(), "en", false, List.of());
    }

    private void nap(Duration duration) throws InterruptedException {
        naps.add(duration);
        atNap.accept(naps.size());
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        now = now.plus(duration);
    }

    private Post post() {
        return x.post(x.findOrCreateUser("alice"), "@maskbot please", List.of(), Optional.empty());
    }

    private Mention mention(Post post, String photo) {
        return mention(Long.toString(post.id()), photo);
    }

    private Mention mention(String id, String photo) {
        var photos = List.of(new PhotoRef(URI.create(photo), "2", ""));
        return new Mention(new MentionId(id), id, id, "2", now, "@maskbot please", "en", false, photos);
    }
}
