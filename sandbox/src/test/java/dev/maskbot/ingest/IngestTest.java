package dev.maskbot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.ingest.IngestSettings.Source;
import dev.maskbot.ingest.intake.PhotoSource;
import dev.maskbot.ingest.lock.Term;
import dev.maskbot.ingest.stream.AppClient;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.kinesis.StreamRecords;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** From the local X's stream into the local Kinesis, over real sockets. */
@Timeout(60)
final class IngestTest {
    private final Clock clock = Clock.systemUTC();
    private final LocalKinesis local = LocalKinesis.start(0, clock);
    private final AwsClients clients = new AwsClients();
    private final KinesisClient kinesis = clients.client(KinesisClient.builder(), local.endpoint());
    private final HttpClient http = AppClient.http();
    private final XCredentials credentials =
            new XCredentials(secret("ck"), secret("cs"), secret("at"), secret("ats"), secret("bearer"));
    private final NewPhoto photo = new NewPhoto(Pictures.landscape().jpeg(), "a lake");
    private final AtomicReference<String> token = new AtomicReference<>("bearer");
    private LocalX x;
    private Pipeline pipeline;

    @BeforeEach
    void start() throws InterruptedException {
        kinesis.createStream(request -> request.streamName("mentions").shardCount(1));
        x = LocalX.start(LocalXSettings.of(
                new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot")));
        pipeline = begin();
    }

    @AfterEach
    void stop() {
        pipeline.close();
        clients.close();
        local.close();
        x.close();
    }

    @Test
    void explicitMention_isPublished_andNothingElse() throws Exception {
        awaitStreaming();
        var mention = post("@maskbot please");
        post("no mention");
        x.post(user("bob"), "@maskbot stop", List.of(), Optional.empty());
        var implicit = x.post(user("bob"), "nice one", List.of(photo), Optional.of(post("@maskbot mine")));
        post("@maskbot and last");

        await().untilAsserted(() -> assertThat(published()).hasSize(4));
        assertThat(implicit.mentions(new User(1, "maskbot", "Maskbot"))).isTrue();
        assertThat(published()).first().satisfies(first -> {
            assertThat(first.id().value()).isEqualTo(Long.toString(mention.id()));
            assertThat(first.text()).startsWith("@maskbot please");
            assertThat(first.photos()).singleElement().satisfies(reference -> {
                assertThat(reference.url().toString())
                        .startsWith(x.url() + "/media/")
                        .endsWith("name=large");
                assertThat(reference.altText()).isEqualTo("a lake");
            });
        });
        assertThat(published()).noneMatch(other -> other.id().value().equals(Long.toString(implicit.id())));
    }

    @Test
    void closedPipeline_freesTheSlot_forTheNext() throws InterruptedException {
        awaitStreaming();
        pipeline.close();
        pipeline = begin();

        awaitStreaming();
        var post = post("@maskbot please");
        await().untilAsserted(() -> assertThat(published())
                .extracting(mention -> mention.id().value())
                .containsExactly(Long.toString(post.id())));
    }

    @Test
    void editedPost_isOneMention() throws Exception {
        awaitStreaming();
        var first = post("@maskbot pleas");
        await().untilAsserted(() -> assertThat(published()).hasSize(1));
        x.edit(first, "@maskbot please");
        var last = post("@maskbot and last");

        await().untilAsserted(() -> assertThat(ids()).containsExactly(first.id(), last.id()));
    }

    @Test
    void quoteOfAPostThatNamesTheBot_isNoMention() throws Exception {
        awaitStreaming();
        var named = post("@maskbot please");
        x.post(Draft.of(user("bob"), "look at this").with(photo).quoting(named));
        var last = post("@maskbot and last");

        await().untilAsserted(() -> assertThat(ids()).containsExactly(named.id(), last.id()));
    }

    @Test
    void accountThatIsAutomated_isIgnored() throws Exception {
        awaitStreaming();
        var robot = new User(77, "robot", "Robot", "Bot by @somebody");
        x.post(Draft.of(robot, "@maskbot please").with(photo));
        var last = post("@maskbot and last");

        await().untilAsserted(() -> assertThat(ids()).containsExactly(last.id()));
    }

    @Test
    void photoOfThePostThatIsAnswered_isTaken_whenTheOperatorAllowsIt() throws Exception {
        awaitStreaming();
        var shown = x.post(Draft.of(user("bob"), "my cat").with(photo).withWarning());
        x.post(Draft.of(user("alice"), "@maskbot do this one").replyingTo(shown));
        await().untilAsserted(() -> assertThat(published())
                .singleElement()
                .satisfies(mention -> assertThat(mention.photos()).isEmpty()));

        pipeline.close();
        pipeline = begin(Source.STREAM, PhotoSource.REFERENCED);
        awaitStreaming();
        var asked = x.post(Draft.of(user("alice"), "@maskbot and this one").replyingTo(shown));

        await().untilAsserted(() -> assertThat(published()).anySatisfy(mention -> {
            assertThat(mention.id().value()).isEqualTo(Long.toString(asked.id()));
            assertThat(mention.author()).isEqualTo(Long.toString(user("alice").id()));
            assertThat(mention.sensitive()).isTrue();
            assertThat(mention.photos())
                    .extracting(PhotoRef::owner)
                    .containsExactly(Long.toString(user("bob").id()));
        }));
    }

    @Test
    void polling_needsNoStream() throws Exception {
        pipeline.close();
        var missed = post("@maskbot while nobody listens");
        var connects = new AtomicInteger();
        x.subscribe(event -> {
            if (event instanceof XEvent.StreamConnected) {
                connects.incrementAndGet();
            }
        });

        pipeline = begin(Source.POLL, PhotoSource.OWN);
        await().untilAsserted(() -> assertThat(ids()).containsExactly(missed.id()));
        var next = post("@maskbot please");

        await().untilAsserted(() -> assertThat(ids()).containsExactly(missed.id(), next.id()));
        assertThat(connects).hasValue(0);
    }

    @Test
    void watermark_followsWhatKinesisHas() {
        awaitStreaming();
        var start = pipeline.watermark();
        var post = post("@maskbot please");
        await().untilAsserted(() -> assertThat(ids()).containsExactly(post.id()));
        assertThat(pipeline.watermark()).isEqualTo(start); // the stream alone does not move it

        pipeline.sweep().request();

        await().untilAsserted(() -> assertThat(pipeline.watermark()).contains(new PostId(post.id())));
    }

    @Test
    void newKeys_areUsedWithoutARestart() throws Exception {
        pipeline.close();
        token.set("revoked");
        pipeline = begin();
        await().until(() -> pipeline.status().contains("HTTP 401"));

        token.set("bearer");
        pipeline.reader().orElseThrow().renew();

        awaitStreaming();
    }

    private Pipeline begin() throws InterruptedException {
        return begin(Source.STREAM, PhotoSource.OWN);
    }

    private Pipeline begin(Source source, PhotoSource photoSource) throws InterruptedException {
        var settings = new IngestSettings(
                x.url(),
                credentials,
                Instant.EPOCH,
                "mentions",
                "state",
                source,
                photoSource,
                "",
                Duration.ofMinutes(1));
        return new Ingest(
                        () -> settings,
                        new XClient(x.url(), http, settings::credentials, clock),
                        new AppClient(x.url(), http, () -> new Secret(token.get())),
                        kinesis,
                        clock,
                        delay -> Thread.sleep(delay.dividedBy(20)), // real sockets, impatient waits
                        new Random(1),
                        new SimpleMeterRegistry())
                .begin(new Term(1, Optional.empty()));
    }

    private void awaitStreaming() {
        await().until(() -> pipeline.reader().orElseThrow().connected());
    }

    private Post post(String text) {
        return x.post(user("alice"), text, List.of(photo), Optional.empty());
    }

    private static Secret secret(String value) {
        return new Secret(value);
    }

    private User user(String name) {
        return x.findOrCreateUser(name);
    }

    private List<Long> ids() throws Exception {
        return published().stream()
                .map(mention -> Long.valueOf(mention.id().value()))
                .toList();
    }

    private List<Mention> published() throws Exception {
        var mentions = new ArrayList<Mention>();
        for (var one : StreamRecords.read(kinesis, "mentions", pause -> LockSupport.parkNanos(pause.toNanos()))) {
            mentions.add(MentionCodec.decode(one.data().asByteArray()));
        }
        return mentions;
    }
}
