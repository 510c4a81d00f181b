package dev.maskbot.processor.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.StateTable;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.Doubt;
import dev.maskbot.processor.ledger.LedgerTable;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Settled;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Held;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.words.Texts;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.Operation;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.Account;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Replies over the wire to the local X, with Amazon's ledger. */
@ExtendWith(DynamoDb.class)
final class ReplierTest {
    private static final List<MaskedPicture> PICTURE =
            List.of(new MaskedPicture(Pictures.landscape().jpeg(), "A lake with a mask."));

    private final VirtualTime time = new VirtualTime(Instant.now());
    private final DynamoDbClient dynamo;
    private final StateTable state;
    private final ReplyLedger ledger;
    private final Outages outages;
    private LocalX x;
    private Replier replier;

    ReplierTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        this.state = StateTable.create(dynamo);
        this.ledger = new ReplyLedger(dynamo, LedgerTable.create(dynamo), time);
        this.outages = new Outages(ledger, time::jump, new Random(1));
    }

    @BeforeEach
    void start() {
        x = LocalX.start(LocalXSettings.of(
                        new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot"))
                .withClock(time)
                .withSignatureClock(InstantSource.system()));
        var credentials = new XCredentials(
                new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        replier = new Replier(
                new XClient(x.url(), http, () -> credentials, time),
                new Account("1", "maskbot"),
                new Texts(Effects.load().told()),
                new DailyBudget(dynamo, state.name(), () -> 1_000_000L, time),
                ledger,
                time,
                time::jump,
                new Random(1));
    }

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void mention_getsOneReply_withThePictureAndItsDescription() throws Exception {
        var post = post("@maskbot please");

        var outcome = reply(post, Reason.MASKED, PICTURE);

        var reply = x.replies(post).getFirst();
        assertThat(x.replies(post)).hasSize(1);
        assertThat(outcome).isEqualTo(new Replied(Long.toString(reply.id()), Reason.MASKED));
        assertThat(reply.photos()).singleElement().satisfies(photo -> {
            assertThat(photo.altText()).isEqualTo("A lake with a mask.");
            assertThat(photo.image().bytes()).isEqualTo(PICTURE.getFirst().jpeg());
        });
    }

    @Test
    void refusal_isSaidInWords() throws Exception {
        var post = post("@maskbot please");

        reply(post, Reason.NO_FACE, List.of());

        assertThat(x.replies(post)).singleElement().satisfies(reply -> {
            assertThat(reply.photos()).isEmpty();
            assertThat(reply.typed()).contains("face");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replyWhoseAnswerIsLost_isFound_howeverLateXShowsIt(boolean reset) throws Exception {
        var post = post("@maskbot please");
        x.faults()
                .inject(Fault.of("x/CREATE_POST", reset ? new Kind.ResetAfter() : new Kind.RefuseAfter(503))
                        .times(1));
        x.faults().inject(Fault.of("x/LIST_POSTS", new Kind.IndexLag(Duration.ofSeconds(200), 1)));

        var outcome = reply(post, Reason.MASKED, PICTURE);

        assertThat(x.replies(post)).hasSize(1);
        assertThat(outcome)
                .isEqualTo(new Replied(Long.toString(x.replies(post).getFirst().id()), Reason.MASKED));
    }

    @Test
    void replyThatNeverArrived_isSentAgain_onceXMustShowIt() throws Exception {
        var post = post("@maskbot please");
        var begun = time.instant();
        x.faults().inject(Fault.of("x/CREATE_POST", new Kind.Refuse(503)).times(1));

        var outcome = reply(post, Reason.NO_FACE, List.of());

        assertThat(outcome).isInstanceOf(Replied.class);
        assertThat(x.replies(post)).hasSize(1);
        assertThat(Duration.between(begun, time.instant())).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    @Test
    void newerReplyOnTheTimeline_provesItsFreshness() throws Exception {
        var post = post("@maskbot please");
        var doubt = doubt(post, 1);
        time.jump(Duration.ofMinutes(3));
        reply(post("@maskbot me too"), Reason.NO_FACE, List.of());
        var begun = time.instant();

        var outcome = replier.reconcile(claim(post), mention(post), doubt, outages.patience());

        assertThat(outcome).isInstanceOf(Replied.class);
        assertThat(Duration.between(begun, time.instant())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void replyThatWasSentTwice_isNotSentAThirdTime() throws Exception {
        var post = post("@maskbot please");
        x.faults().inject(Fault.of("x/CREATE_POST", new Kind.Refuse(503)).times(3));

        assertThat(reply(post, Reason.NO_FACE, List.of()).reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(x.faults().active()).as("a third would have met the fault").hasSize(1);
        assertThat(x.replies(post)).isEmpty();
    }

    @Test
    void textThatXHasAlready_isLookedFor_notSentAgain() throws Exception {
        var post = post("@maskbot please");
        var first = reply(post, Reason.NO_FACE, List.of());

        var refused =
                replier.send(claim(post), mention(post), new Prepared(Reason.NO_FACE, List.of()), outages.patience());

        assertThat(refused).isEqualTo(first);
        assertThat(x.replies(post)).hasSize(1);
    }

    @Test
    void postThatMayNotBeAnswered_isSkipped() throws Exception {
        var unsummoned = post("nobody asked");
        var deleted = post("@maskbot please");
        x.delete(deleted);

        for (var post : List.of(unsummoned, deleted)) {
            assertThat(reply(post, Reason.NO_FACE, List.of())).isEqualTo(new Skipped(Reason.POST_NOT_ANSWERABLE));
        }
    }

    @Test
    void pictureThatXForgot_isToBePreparedAnew() throws Exception {
        var post = post("@maskbot please");

        assertThatThrownBy(() -> replier.send(
                        claim(post), mention(post), new Prepared(Reason.MASKED, List.of("12345")), outages.patience()))
                .isInstanceOf(RefusedByX.class);
        assertThat(claim(post).prepared()).isEmpty();
    }

    @Test
    void replyOfTheMeantime_doesNotProveThatAFrozenOneIsNotToCome() throws Exception {
        var post = post("@maskbot please");
        var begun = time.instant();
        var doubt = doubt(post, 1);
        time.jump(Duration.ofMinutes(2));
        reply(post("@maskbot me too"), Reason.NO_FACE, List.of());

        replier.reconcile(claim(post), mention(post), doubt, outages.patience());

        assertThat(time.instant()).isAfter(begun.plus(Duration.ofMinutes(5)));
    }

    @Test
    void picturesThatAReplyInDoubtMayHaveUsed_areNotPreparedAnew() throws Exception {
        var post = post("@maskbot please");
        var claim = claim(post);
        var reply = new Prepared(Reason.MASKED, List.of("12345"));
        var doubt = new Doubt(reply, ledger.posting(claim, reply, 1), 1);

        assertThat(replier.reconcile(claim, mention(post), doubt, outages.patience()))
                .isEqualTo(new Quarantined(Reason.AMBIGUOUS, 1));
        assertThat(x.replies(post)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOAD_MEDIA", "CREATE_POST"})
    void xThatLimitsUs_isObeyed(Operation operation) throws Exception {
        var reset = time.instant().plus(Duration.ofMinutes(11)).truncatedTo(ChronoUnit.SECONDS);
        var untilReset = Duration.between(time.instant(), reset);
        x.faults()
                .inject(Fault.of("x/" + operation, new Kind.Throttle(Optional.of(untilReset)))
                        .times(1));

        assertThat(reply(post("@maskbot please"), Reason.MASKED, PICTURE)).isInstanceOf(Replied.class);
        assertThat(time.instant()).isBetween(reset, reset.plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402})
    void xThatRefusesOurKeysOrWantsCredits_isWaitedFor(int status) throws Exception {
        x.faults().inject(Fault.of("x/CREATE_POST", new Kind.Refuse(status)).times(20));

        assertThat(reply(post("@maskbot please"), Reason.NO_FACE, List.of())).isInstanceOf(Replied.class);
    }

    @Test
    void mentionThatNamesNoPost_isQuarantinedBeforeAnythingIsSent() throws Exception {
        var real = mention(post("@maskbot please"));
        var mention = new Mention(real.id(), "no-number", "7", "2", real.at(), real.text(), "en", false, real.photos());
        x.close();

        assertThat(replier.send(claim(mention), mention, new Prepared(Reason.NO_FACE, List.of()), outages.patience()))
                .isEqualTo(new Quarantined(Reason.MALFORMED, 1));
    }

    private Settled reply(Post post, Reason reason, List<MaskedPicture> pictures) throws Exception {
        var claim = claim(post);
        var patience = outages.patience(claim);
        var reply = replier.prepare(mention(post), reason, pictures, patience);
        return replier.send(claim, mention(post), reply, patience);
    }

    /** As a worker leaves it that dies before it sends. */
    private Doubt doubt(Post post, int sends) throws Exception {
        var reply = new Prepared(Reason.NO_FACE, List.of());
        return new Doubt(reply, ledger.posting(claim(post), reply, sends), sends);
    }

    private Post post(String text) {
        return x.post(x.findOrCreateUser("alice"), text, List.of(), Optional.empty());
    }

    private Claim claim(Post post) {
        return claim(mention(post));
    }

    private Claim claim(Mention mention) {
        var answer = ledger.claim(mention);
        if (answer instanceof Held(var until)) {
            time.jump(Duration.between(time.instant(), until));
            return claim(mention);
        }
        return ((Granted) answer).claim();
    }

    private Mention mention(Post post) {
        var id = Long.toString(post.id());
        var photo = new PhotoRef(URI.create("http://127.0.0.1/a.jpg"), "2", "");
        return new Mention(new MentionId(id), id, id, "2", time.instant(), post.typed(), "en", false, List.of(photo));
    }
}
