package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.mask.NinjaMask;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.photo.PixelBudget;
import dev.maskbot.processor.photo.Rekognition;
import dev.maskbot.processor.reply.LedgerTable;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Replied;
import dev.maskbot.processor.reply.Outcome.Skipped;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.ReplyLedger;
import dev.maskbot.processor.reply.ReplyLedger.Answer.Granted;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Attempts and their ends, with Amazon's ledger and the local X. No photo here is ever to be had. */
@ExtendWith(DynamoDb.class)
@Timeout(60)
final class MentionPipelineTest {
    private final List<Duration> naps = new ArrayList<>();
    private final ReplyLedger ledger;
    private Instant now = Instant.now();
    private LocalX x;
    private XClient client;
    private MentionPipeline pipeline;

    MentionPipelineTest(DynamoDbClient dynamo) {
        this.ledger = new ReplyLedger(dynamo, LedgerTable.create(dynamo), () -> now);
    }

    @BeforeEach
    void start() {
        x = LocalX.start(LocalXSettings.of(
                new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot")));
        var credentials = new XCredentials(
                new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        client = new XClient(x.url(), http, () -> credentials, () -> now);
        pipeline = new MentionPipeline(
                ledger,
                // Nothing comes so far that the stores or Rekognition would be asked.
                new PhotoPipeline(
                        new PhotoFetcher(Set.of("http://127.0.0.1:1"), () -> now, this::nap),
                        new PhotoStore(null, ""),
                        new Rekognition(null, ""),
                        new PixelBudget(1),
                        new PhotoStore(null, "")),
                new NinjaMask(),
                new Replier(client, new Account("1", "maskbot"), ledger, () -> now, this::nap, new Random(1)),
                () -> now,
                this::nap,
                new Random(1));
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
        ledger.posting(((Granted) ledger.claim(mention.id(), "the dead one")).claim(), Reason.MASKED);
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
        ledger.posting(((Granted) ledger.claim(mention.id(), "an older version")).claim(), Reason.MASKED);

        assertThat(pipeline.process(mention)).isEqualTo(new Quarantined(Reason.MALFORMED, 2));
    }

    private void nap(Duration duration) {
        naps.add(duration);
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
