package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.words.Saying;
import dev.maskbot.processor.words.Texts;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.rekognition.LocalRekognition;
import dev.maskbot.sandbox.rekognition.NoSuchObjectException;
import dev.maskbot.sandbox.x.Post;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Photos at which moderation fails, though it works. */
@ExtendWith(DynamoDb.class)
@Timeout(120)
final class PhotoCheckTest {
    private static final byte[] UNREADABLE = new byte[] {1, 2, 3};

    private final Parts parts = new Parts();
    private final Map<String, byte[]> spoilt = new ConcurrentHashMap<>();
    private final LocalWorld world;
    private final DynamoDbClient dynamo;
    private int unavailable;
    private MentionPipeline pipeline;

    PhotoCheckTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        this.world = parts.add(new LocalWorld(dynamo));
    }

    @BeforeEach
    void start() {
        var rekognition = parts.add(LocalRekognition.start(0, this::read));
        pipeline = world.pipeline(
                dynamo, parts.add(new AwsClients()).client(RekognitionClient.builder(), rekognition.endpoint()));
    }

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void photoThatCannotBeChecked_isNotShown_andItsAuthorToldSo() {
        var mention = world.withPhotos("alice", Pictures.portrait().jpeg());
        spoilt.put(mention.id() + "/0", UNREADABLE);

        var reply = answer(mention, Reason.CHECK_FAILED);

        assertThat(reply.photos()).isEmpty();
        assertThat(reply.typed())
                .endsWith(new Texts(Effects.load().told()).say(Saying.CHECK_FAILED, mention.id(), "en"))
                .doesNotContain("safe");
    }

    @Test
    void photoThatCannotBeChecked_isLeftOut_whereOthersCanBeShown() {
        var mention = world.withPhotos(
                "alice", Pictures.portrait().jpeg(), Pictures.portrait().jpeg());
        spoilt.put(mention.id() + "/0", UNREADABLE);

        assertThat(answer(mention, Reason.MASKED).photos()).hasSize(1);
    }

    @Test
    void photoThatCannotBeChecked_comesBeforeOneWithoutFaces_andAfterOneThatIsNotAllowed() {
        var noFace = world.withPhotos(
                "alice", Pictures.portrait().jpeg(), Pictures.landscape().jpeg());
        spoilt.put(noFace.id() + "/0", UNREADABLE);
        var forbidden = world.withPhotos(
                "bob", Pictures.portrait().jpeg(), Pictures.forbidden().jpeg());
        spoilt.put(forbidden.id() + "/0", UNREADABLE);

        answer(noFace, Reason.CHECK_FAILED);
        answer(forbidden, Reason.NOT_ALLOWED);
    }

    @Test
    void photosThatRekognitionMayNotRead_areWaitedFor() {
        unavailable = 20;

        answer(world.withPhotos("alice", Pictures.portrait().jpeg()), Reason.MASKED);

        assertThat(unavailable).isZero();
    }

    private Post answer(Mention mention, Reason reason) {
        assertThat(pipeline.process(mention).toString()).contains("Replied", reason.name());
        assertThat(world.repliesTo(mention)).hasSize(1);
        return world.repliesTo(mention).getFirst();
    }

    private synchronized byte[] read(String bucket, String key) throws NoSuchObjectException, IOException {
        if (unavailable > 0) {
            unavailable--;
            throw new NoSuchObjectException(bucket, key);
        }
        return spoilt.containsKey(key) ? spoilt.get(key) : world.unprocessed(key);
    }
}
