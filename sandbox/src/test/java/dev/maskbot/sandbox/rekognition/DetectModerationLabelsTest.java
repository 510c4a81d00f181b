package dev.maskbot.sandbox.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

final class DetectModerationLabelsTest {
    private static final Picture FORBIDDEN = Pictures.forbidden();
    private static final byte[] PORTRAIT = Pictures.portrait().jpeg();
    private static final byte[] LANDSCAPE = Pictures.landscape().jpeg();

    private static final byte[] GROUP = Pictures.group().jpeg();

    private static LocalRekognition rekognition;
    private static RekognitionClient client;

    @BeforeAll
    static void start() {
        rekognition = LocalRekognition.start(0, Requests.NO_OBJECTS);
        client = Requests.client(rekognition.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        rekognition.close();
    }

    static Stream<byte[]> copiesOfForbidden() {
        return Stream.of(
                FORBIDDEN.jpeg(),
                FORBIDDEN.jpeg(0.7f),
                Requests.png(FORBIDDEN.image()),
                Requests.png(half(FORBIDDEN.image())),
                new Picture("half", half(FORBIDDEN.image()), List.of()).jpeg(0.7f));
    }

    @ParameterizedTest
    @MethodSource("copiesOfForbidden")
    void forbidden_howeverEncodedAndScaled_getsItsChainOfLabels(byte[] copy) {
        DetectModerationLabelsResponse response = labels(copy, 50);

        assertThat(response.moderationLabels())
                .extracting(ModerationLabel::name, ModerationLabel::parentName, ModerationLabel::taxonomyLevel)
                .containsExactly(
                        tuple("Explosions and Blasts", "Graphic Violence", 3),
                        tuple("Graphic Violence", "Violence", 2),
                        tuple("Violence", "", 1));
        assertThat(response.moderationModelVersion()).isEqualTo("7.0");
    }

    @Test
    void everythingElse_getsNoLabels() {
        assertThat(labels(PORTRAIT, 0).moderationLabels()).isEmpty();
        assertThat(labels(LANDSCAPE, 0).moderationLabels()).isEmpty();
    }

    @Test
    void rule_appliesToItsPictureAlone() {
        rekognition.moderate(GROUP, List.of(label("Gambling", 90)));

        assertThat(labels(GROUP, 50).moderationLabels())
                .extracting(ModerationLabel::name)
                .containsExactly("Gambling");
        assertThat(labels(PORTRAIT, 50).moderationLabels()).isEmpty();
    }

    @Test
    void newerRule_replacesTheOlderOne() {
        rekognition.moderate(GROUP, List.of(label("Gambling", 90)));
        rekognition.moderate(GROUP, List.of());

        assertThat(labels(GROUP, 50).moderationLabels()).isEmpty();
    }

    @Test
    void labelsBelowTheMinConfidence_areLeftOut() {
        rekognition.moderate(GROUP, List.of(label("Gambling", 90), label("Alcohol", 40)));

        assertThat(labels(GROUP, 0).moderationLabels()).hasSize(2);
        assertThat(labels(GROUP, 90).moderationLabels()).hasSize(1);
        assertThat(labels(GROUP, 90.5f).moderationLabels()).isEmpty();
    }

    @Test
    void minConfidence_unlessGiven_isFifty() {
        rekognition.moderate(GROUP, List.of(label("Gambling", 50), label("Alcohol", 49.9)));

        assertThat(client.detectModerationLabels(request -> request.image(Requests.bytes(GROUP)))
                        .moderationLabels())
                .extracting(ModerationLabel::name)
                .containsExactly("Gambling");
    }

    @Test
    void clearedRules_leaveNothing() {
        try (LocalRekognition own = LocalRekognition.start(0, Requests.NO_OBJECTS);
                RekognitionClient ownClient = Requests.client(own.endpoint())) {
            own.clearModeration();

            assertThat(ownClient
                            .detectModerationLabels(request -> request.image(Requests.bytes(FORBIDDEN.jpeg())))
                            .moderationLabels())
                    .isEmpty();
        }
    }

    private DetectModerationLabelsResponse labels(byte[] picture, float minConfidence) {
        return client.detectModerationLabels(
                request -> request.image(Requests.bytes(picture)).minConfidence(minConfidence));
    }

    private static ModerationLabel label(String name, double confidence) {
        return ModerationLabel.builder()
                .name(name)
                .parentName("")
                .taxonomyLevel(1)
                .confidence((float) confidence)
                .build();
    }

    private static BufferedImage half(BufferedImage image) {
        BufferedImage half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = half.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
        g.dispose();
        return half;
    }
}
