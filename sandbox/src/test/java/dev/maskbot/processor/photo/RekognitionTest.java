package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.maskbot.processor.photo.PhotoRefused.Why;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.rekognition.LocalRekognition;
import dev.maskbot.sandbox.rekognition.NoSuchObjectException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;

/** What the processor makes of Rekognition's answers, over the wire. */
final class RekognitionTest {
    private static final Map<String, byte[]> BUCKET = new ConcurrentHashMap<>();
    private static AwsClients clients;
    private static LocalRekognition local;
    private static Rekognition rekognition;

    @BeforeAll
    static void start() throws Exception {
        clients = new AwsClients();
        local = LocalRekognition.start(0, (bucket, key) -> {
            if (!bucket.equals("unprocessed") || !BUCKET.containsKey(key)) {
                throw new NoSuchObjectException(bucket, key);
            }
            return BUCKET.get(key);
        });
        rekognition = new Rekognition(clients.client(RekognitionClient.builder(), local.endpoint()), "unprocessed");
    }

    @AfterAll
    static void stop() {
        local.close();
        clients.close();
    }

    @Test
    void face_comesWithItsLandmarksAndRoll() throws Exception {
        var picture = Pictures.portrait();
        var truth = picture.faces().getFirst();

        var faces = rekognition.faces(stored("portrait", picture.jpeg()));

        assertThat(faces).singleElement().satisfies(face -> {
            assertThat(face.landmarks()).containsOnlyKeys(Landmark.values());
            assertThat(face.roll()).isCloseTo(truth.roll(), within(3.0));
            var eye = face.at(Landmark.EYE_LEFT).orElseThrow();
            var expected = truth.at(dev.maskbot.sandbox.pictures.Landmark.EYE_LEFT);
            assertThat(eye.x() * picture.image().getWidth()).isCloseTo(expected.x(), within(truth.eyeDistance() * 0.1));
            assertThat(eye.y() * picture.image().getHeight())
                    .isCloseTo(expected.y(), within(truth.eyeDistance() * 0.1));
        });
    }

    @Test
    void pictureWithoutFaces_hasNone_andMayBeShown() throws Exception {
        var photo = stored("landscape", Pictures.landscape().jpeg());

        assertThat(rekognition.faces(photo)).isEmpty();
        assertThat(rekognition.moderate(photo)).isEqualTo(new Moderation.Allowed("7.0"));
    }

    @Test
    void forbiddenPicture_isBlocked() throws Exception {
        assertThat(rekognition.moderate(stored("forbidden", Pictures.forbidden().jpeg())))
                .isEqualTo(new Moderation.Blocked(List.of("Explosions and Blasts"), "7.0"));
    }

    @Test
    void photoThatIsTooSmall_isRefused() throws Exception {
        var tiny = stored("tiny", png(79, 200));

        assertThatThrownBy(() -> rekognition.faces(tiny))
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(Why.TOO_SMALL);
        assertThatThrownBy(() -> rekognition.moderate(tiny)).isInstanceOf(PhotoRefused.class);
    }

    @Test
    void photoThatRekognitionCannotRead_isAFailureOfItsOwn_andNoVerdict() throws Exception {
        var broken = stored("broken", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0, 0, 0});

        assertThatThrownBy(() -> rekognition.moderate(broken)).isInstanceOf(InvalidImageFormatException.class);
    }

    private static Photo stored(String key, byte[] bytes) {
        BUCKET.put(key, bytes);
        return new Photo(key, Photo.Format.JPEG, bytes);
    }

    private static byte[] png(int width, int height) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
