package dev.maskbot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.ingest.StreamRules.Rule;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.Account;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** From the local X's stream into the local Kinesis, over real sockets. */
@Timeout(60)
final class StreamReaderTest {
    private final Clock clock = Clock.systemUTC();
    private final LocalKinesis local = LocalKinesis.start(0, clock);
    private final AwsClients clients = new AwsClients();
    private final KinesisClient kinesis = clients.client(KinesisClient.builder(), local.endpoint());
    private final NewPhoto photo = new NewPhoto(Pictures.landscape().jpeg(), "a lake");
    private LocalX x;
    private AppClient app;
    private KinesisPublisher publisher;
    private StreamReader reader;

    @BeforeEach
    void start() {
        kinesis.createStream(request -> request.streamName("mentions").shardCount(1));
        x = LocalX.start(LocalXSettings.of(
                new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot")));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        app = new AppClient(x.url(), http, () -> new Secret("bearer"));
        publisher = new KinesisPublisher(kinesis, "mentions", Thread::sleep, new Random(1)).start();
        reader = reader();
    }

    @AfterEach
    void stop() {
        reader.close();
        publisher.close();
        clients.close();
        local.close();
        x.close();
    }

    @Test
    void mentionWithPhoto_isPublished_andNothingElse() throws Exception {
        awaitStreaming();
        var mention = post("@maskbot please");
        post("no mention");
        x.post(user("bob"), "@maskbot without photo", List.of(), Optional.empty());
        var implicit = x.post(user("bob"), "nice one", List.of(photo), Optional.of(post("@maskbot mine")));
        post("@maskbot and last");

        await().untilAsserted(() -> assertThat(published()).hasSize(3));
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
    void rules_areMadeTheWantedOnes_whateverWasThere() throws Exception {
        awaitStreaming();
        var rules = new StreamRules(app);

        rules.synchronise(List.of(new Rule("cats has:images", "other"), Rule.mentionsWithPhoto("somebody")));
        rules.synchronise(List.of(Rule.mentionsWithPhoto("maskbot")));
        rules.synchronise(List.of(Rule.mentionsWithPhoto("maskbot")));

        var listed = new String(
                app.send(app.request("/2/tweets/search/stream/rules").build()).body(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(listed).contains("@maskbot has:images -is:retweet -from:maskbot", "\"result_count\":1");
    }

    @Test
    void closedReader_freesTheSlot_forTheNext() {
        awaitStreaming();
        reader.close();
        reader = reader();

        awaitStreaming();
        var post = post("@maskbot please");
        await().untilAsserted(() -> assertThat(published())
                .extracting(mention -> mention.id().value())
                .containsExactly(Long.toString(post.id())));
    }

    private StreamReader reader() {
        return new StreamReader(
                        app,
                        new MentionFilter(new Account("1", "maskbot")),
                        publisher,
                        clock,
                        delay -> Thread.sleep(delay.dividedBy(20)), // real sockets, impatient backoff
                        new Random(1))
                .start();
    }

    private void awaitStreaming() {
        await().until(() -> reader.health().status().startsWith("streaming"));
    }

    private Post post(String text) {
        return x.post(user("alice"), text, List.of(photo), Optional.empty());
    }

    private User user(String name) {
        return x.findOrCreateUser(name);
    }

    private List<Mention> published() throws Exception {
        var iterator = kinesis.getShardIterator(request -> request.streamName("mentions")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        var mentions = new ArrayList<Mention>();
        for (var record :
                kinesis.getRecords(request -> request.shardIterator(iterator)).records()) {
            mentions.add(MentionCodec.decode(record.data().asByteArray()));
        }
        return mentions;
    }
}
