package dev.maskbot.processor.consume;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.LocalWorld;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Settled;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalDynamoDb;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.Draft;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** What a shard has after an outage of 30 hours in which one author asked nine times as often as all others together. */
@Timeout(600)
final class BacklogIT {
    /** At night {@code -Dbacklog.mentions=10000}. */
    private static final int MENTIONS = Integer.getInteger("backlog.mentions", 2_500);

    /** Bytes of a mention that the local X and this test keep, with its reply: 2,700. */
    private static final long REMEMBERED = 4_000;

    private static final int OTHERS = 25;
    private static final Duration OUTAGE = Duration.ofHours(30);
    private static final Duration MAX_AGE = Duration.ofHours(24);
    private static final String FLOOD = "flood";

    private final Random random = new Random(11);
    private final Map<MentionId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<MentionId, Instant> ended = new ConcurrentHashMap<>();
    private final Parts parts = new Parts();
    private LocalWorld world;

    @BeforeEach
    void start() throws InterruptedException {
        var dynamo = parts.add(LocalDynamoDb.start(Path.of(System.getProperty("maskbot.home"))));
        var clients = parts.add(new AwsClients());
        world = parts.add(new LocalWorld(clients.client(DynamoDbClient.builder(), dynamo.endpoint())));
    }

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void backlogOfAFlood_isServedInTurn_atXsLimit_andAgesOut() throws InterruptedException {
        var mentions = backlog();
        var begun = world.time.instant();

        serve(mentions);

        assertThat(outcomes)
                .hasSize(MENTIONS)
                .allSatisfy((_, outcome) -> assertThat(outcome).isInstanceOf(Settled.class));
        assertThat(mentions.stream().filter(mention -> mention.at().isBefore(begun.minus(MAX_AGE))))
                .isNotEmpty()
                .allSatisfy(mention -> assertThat(outcomes.get(mention.id())).isEqualTo(new Skipped(Reason.TOO_OLD)));
        assertOthersHaveTheirShare(mentions, begun);
        var posts = mentions.stream().filter(this::isAnswered).count();
        assertThat(mentions.stream().filter(this::isAnswered))
                .allSatisfy(mention -> assertThat(Duration.between(mention.at(), ended.get(mention.id())))
                        .isLessThanOrEqualTo(MAX_AGE));
        var windows = Duration.between(begun, world.time.instant()).dividedBy(Duration.ofMinutes(15));
        assertThat(posts).as("at X's limit").isBetween(100 * windows, 100 * (windows + 1));
    }

    /** Every other author has answers to all that is not too old; the flood has what one author may have. */
    private void assertOthersHaveTheirShare(List<Mention> mentions, Instant begun) {
        var oldest = begun.minus(MAX_AGE).plus(Duration.ofHours(1)); // others get too old while these are served
        var young = mentions.stream()
                .filter(mention -> mention.at().isAfter(oldest))
                .toList();
        var asked = young.stream().collect(groupingBy(Mention::author, counting()));
        var answered = young.stream().filter(this::isAnswered).collect(groupingBy(Mention::author, counting()));
        var flood = Long.toString(world.x.findOrCreateUser(FLOOD).id());
        asked.forEach((author, count) -> {
            if (author.equals(flood)) {
                assertThat(answered.get(author)).as("flood").isLessThanOrEqualTo(20 * (MAX_AGE.toHours() + 1));
            } else {
                assertThat(answered.getOrDefault(author, 0L) / (double) count)
                        .as("share of %s", author)
                        .isBetween(0.98, 1.0);
            }
        });
        assertThat(asked).hasSize(OTHERS + 1);
    }

    private boolean isAnswered(Mention mention) {
        return outcomes.get(mention.id()) instanceof Replied;
    }

    private void serve(List<Mention> mentions) throws InterruptedException {
        var processor = world.processor();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var window = new MentionWindow(
                    "shard-0",
                    mention -> {
                        var outcome = processor.apply(mention);
                        outcomes.put(mention.id(), outcome);
                        ended.put(mention.id(), world.time.instant());
                        return outcome;
                    },
                    malformed -> {
                        throw new AssertionError(malformed);
                    },
                    threads);
            for (var mention : mentions.subList(0, MENTIONS / 4)) {
                add(window, mention);
            }
            var early = liveBytes();
            for (var mention : mentions.subList(MENTIONS / 4, MENTIONS)) {
                add(window, mention);
            }
            var late = liveBytes();
            window.join();
            window.settled();
            assertThat(window.isAbandoned()).isFalse();
            assertThat(late - early).as("more bytes alive").isLessThan(REMEMBERED * MENTIONS * 3 / 4);
        }
    }

    private static void add(MentionWindow window, Mention mention) throws InterruptedException {
        window.awaitRoom();
        window.settled();
        window.add(record(mention));
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private List<Mention> backlog() {
        var mentions = new ArrayList<Mention>();
        for (var i = 0; i < MENTIONS; i++) {
            world.time.jump(OUTAGE.dividedBy(MENTIONS));
            var author = random.nextInt(10) > 0 ? FLOOD : "author" + random.nextInt(OTHERS);
            var post = world.x.post(Draft.of(world.x.findOrCreateUser(author), "@maskbot help"));
            var id = Long.toString(post.id());
            mentions.add(new Mention(
                    new MentionId(id),
                    id,
                    id,
                    Long.toString(post.author().id()),
                    post.createdAt(),
                    post.typed(),
                    "en",
                    false,
                    List.of()));
        }
        return mentions;
    }

    private static KinesisClientRecord record(Mention mention) {
        return KinesisClientRecord.builder()
                .sequenceNumber(mention.id().value())
                .data(ByteBuffer.wrap(MentionCodec.encode(mention)))
                .build();
    }
}
