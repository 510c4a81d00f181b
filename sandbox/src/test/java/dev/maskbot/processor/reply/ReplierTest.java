package dev.maskbot.processor.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Replied;
import dev.maskbot.processor.reply.Outcome.Skipped;
import dev.maskbot.processor.reply.ReplyLedger.Answer.Granted;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.Account;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Replies over the wire to the local X, with Amazon's ledger. */
@ExtendWith(DynamoDb.class)
final class ReplierTest {
    private static final List<MaskedPicture> PICTURE =
            List.of(new MaskedPicture(Pictures.landscape().jpeg(), "A lake with a mask."));

    private final Clock clock = Clock.systemUTC();
    private final ReplyLedger ledger;
    private LocalX x;
    private Replier replier;

    ReplierTest(DynamoDbClient dynamo) {
        this.ledger = new ReplyLedger(dynamo, LedgerTable.create(dynamo), clock);
    }

    @BeforeEach
    void start() {
        x = LocalX.start(LocalXSettings.of(
                new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot")));
        var credentials = new XCredentials(
                new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        replier = new Replier(
                new XClient(x.url(), http, () -> credentials, clock),
                new Account("1", "maskbot"),
                ledger,
                clock,
                _ -> {},
                new Random(1));
    }

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void mention_getsOneReply_withThePictureAndItsDescription() throws Exception {
        var post = post("@maskbot please");

        var outcome = replier.reply(claim(post), mention(post), Reason.MASKED, PICTURE);

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

        replier.reply(claim(post), mention(post), Reason.NO_FACE, List.of());

        assertThat(x.replies(post)).singleElement().satisfies(reply -> {
            assertThat(reply.photos()).isEmpty();
            assertThat(reply.typed()).contains("face");
        });
    }

    @Test
    void replyThatXHasAlready_isFound_notSentAgain() throws Exception {
        var post = post("@maskbot please");
        var first = replier.reply(claim(post), mention(post), Reason.MASKED, PICTURE);

        var found = replier.reconcile(claim(post), mention(post), Reason.MASKED);
        // Even if the ledger forgot: X refuses the same text, and then it is looked for.
        var forgetful = claim(post);
        ledger.notPosted(forgetful);
        var refused = replier.reply(forgetful, mention(post), Reason.MASKED, PICTURE);

        assertThat(found).isEqualTo(first);
        assertThat(refused).isEqualTo(first);
        assertThat(x.replies(post)).hasSize(1);
    }

    @Test
    void replyThatCannotBeFound_isQuarantined_notSentAgain() throws Exception {
        var post = post("@maskbot please");

        assertThat(replier.reconcile(claim(post), mention(post), Reason.MASKED))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.reason()).isEqualTo(Reason.AMBIGUOUS));
        assertThat(x.replies(post)).isEmpty();
    }

    @Test
    void postThatMayNotBeAnswered_isSkipped() throws Exception {
        var unsummoned = post("nobody asked");
        var deleted = post("@maskbot please");
        x.delete(deleted);

        for (var post : List.of(unsummoned, deleted)) {
            assertThat(replier.reply(claim(post), mention(post), Reason.MASKED, PICTURE))
                    .isEqualTo(new Skipped(Reason.POST_NOT_ANSWERABLE));
        }
    }

    @Test
    void mentionThatNamesNoPost_isQuarantinedBeforeAnythingIsSent() throws Exception {
        var claim = claim(post("@maskbot please"));
        var photo = new PhotoRef(URI.create("http://127.0.0.1/a.jpg"), "2", "");
        var mention = new Mention(
                claim.mention(),
                "no-number",
                "7",
                "2",
                clock.instant(),
                "@maskbot please",
                "en",
                false,
                List.of(photo));
        x.close();

        assertThat(replier.reply(claim, mention, Reason.MASKED, PICTURE))
                .isEqualTo(new Quarantined(Reason.MALFORMED, 1));
    }

    @Test
    void xOutOfReach_isWorthAnotherTry_andLeavesNoDoubt() throws Exception {
        var post = post("@maskbot please");
        var claim = claim(post);
        x.close();

        assertThatThrownBy(() -> replier.reply(claim, mention(post), Reason.NO_FACE, List.of()))
                .isInstanceOf(IOException.class);
        assertThat(claim(post).inDoubt()).isEmpty();
    }

    private Post post(String text) {
        return x.post(x.findOrCreateUser("alice"), text, List.of(), Optional.empty());
    }

    private Claim claim(Post post) {
        return ((Granted) ledger.claim(new MentionId(Long.toString(post.id())), "worker")).claim();
    }

    private Mention mention(Post post) {
        var id = Long.toString(post.id());
        var photo = new PhotoRef(URI.create("http://127.0.0.1/a.jpg"), "2", "");
        return new Mention(new MentionId(id), id, id, "2", clock.instant(), post.typed(), "en", false, List.of(photo));
    }
}
