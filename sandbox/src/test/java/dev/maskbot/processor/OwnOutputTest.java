package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.rekognition.LocalRekognition;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** The bot's pictures, posted to the bot. */
@ExtendWith(DynamoDb.class)
@Timeout(120)
final class OwnOutputTest {
    private final Parts parts = new Parts();
    private final LocalWorld world;
    private final DynamoDbClient dynamo;
    private MentionPipeline pipeline;

    OwnOutputTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
        this.world = parts.add(new LocalWorld(dynamo));
    }

    @BeforeEach
    void start() {
        var rekognition = parts.add(LocalRekognition.start(0, (_, key) -> world.unprocessed(key)));
        pipeline = world.pipeline(
                dynamo, parts.add(new AwsClients()).client(RekognitionClient.builder(), rekognition.endpoint()));
    }

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void pictureOfTheBot_getsNoAnswer_thoughItWasScaledAndEncodedAgain() throws Exception {
        var picture = masked(Pictures.portrait().jpeg());

        for (var copy : new byte[][] {picture, encodedAgain(picture, 0.6), encodedAgain(picture, 1)}) {
            var mention = world.withPhotos("bob", copy);

            assertThat(pipeline.process(mention)).isEqualTo(new Skipped(Reason.OWN_OUTPUT));
            assertThat(world.repliesTo(mention)).isEmpty();
        }
    }

    @Test
    void photoThatTheBotHasMasked_isMaskedAgain_thoughItWasScaledAndEncodedAgain() throws Exception {
        var original = Pictures.portrait().jpeg();
        masked(original);

        masked(original);
        masked(encodedAgain(original, 0.6));
        masked(Pictures.group().jpeg());
    }

    private byte[] masked(byte[] photo) {
        var mention = world.withPhotos("alice", photo);
        assertThat(pipeline.process(mention).toString()).contains("MASKED");
        return world.repliesTo(mention).getFirst().photos().getFirst().image().bytes();
    }

    /** As X or a person who saves and posts it does. */
    private static byte[] encodedAgain(byte[] jpeg, double scale) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        var scaled = new BufferedImage(
                (int) (picture.getWidth() * scale), (int) (picture.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        var graphics = scaled.createGraphics();
        graphics.drawImage(picture, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(scaled, "jpeg", bytes); // quality 0.75
        return bytes.toByteArray();
    }
}
