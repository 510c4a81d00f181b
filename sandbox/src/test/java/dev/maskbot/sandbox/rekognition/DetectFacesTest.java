package dev.maskbot.sandbox.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.maskbot.sandbox.pictures.KnownFace;
import dev.maskbot.sandbox.pictures.Landmark;
import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.Attribute;
import software.amazon.awssdk.services.rekognition.model.DetectFacesResponse;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.LandmarkType;

final class DetectFacesTest {
    private static final Picture PORTRAIT = Pictures.portrait();
    private static final Picture GROUP = Pictures.group();
    private static final byte[] STORED = PORTRAIT.jpeg();

    private static LocalRekognition rekognition;
    private static RekognitionClient client;

    @BeforeAll
    static void start() {
        rekognition = LocalRekognition.start(0, (bucket, key) -> {
            if (bucket.equals("photos") && key.equals("1/portrait.jpg")) {
                return STORED;
            }
            throw new NoSuchObjectException(bucket, key);
        });
        client = Requests.client(rekognition.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        rekognition.close();
    }

    static Stream<Picture> withFaces() {
        return Stream.of(PORTRAIT, GROUP);
    }

    static Stream<Arguments> knownFaces() {
        return withFaces().flatMap(picture -> {
            List<FaceDetail> found = faces(picture);
            return picture.faces().stream()
                    .map(face -> Arguments.of(
                            face,
                            found.stream()
                                    .map(detail -> new Comparison(picture, face, detail))
                                    .filter(comparison -> comparison.overlap() > 0.5)
                                    .toList()));
        });
    }

    @ParameterizedTest
    @MethodSource("withFaces")
    void faces_areAsManyAsThereAre(Picture picture) {
        assertThat(faces(picture)).hasSameSizeAs(picture.faces());
    }

    @ParameterizedTest
    @MethodSource("knownFaces")
    void face_isFoundOnce_withItsEyesAndRoll(KnownFace face, List<Comparison> near) {
        assertThat(near).singleElement().satisfies(comparison -> {
            assertThat(comparison.overlap()).isGreaterThan(0.85);
            assertThat(comparison.error(Landmark.EYE_LEFT)).isLessThan(0.05);
            assertThat(comparison.error(Landmark.EYE_RIGHT)).isLessThan(0.05);
            assertThat((double) comparison.found().pose().roll()).isCloseTo(face.roll(), within(2.0));
            assertThat(comparison.found().confidence()).isBetween(90f, 100f);
        });
    }

    /** They follow from the eyes by the proportions of most faces; those drawn here differ in theirs. */
    @ParameterizedTest
    @MethodSource("knownFaces")
    void otherLandmarks_areNearTheTruth(KnownFace face, List<Comparison> near) {
        assertThat(Landmark.values())
                .allSatisfy(
                        landmark -> assertThat(near.getFirst().error(landmark)).isLessThan(0.2));
    }

    @ParameterizedTest
    @MethodSource("withoutFaces")
    void pictureWithoutFaces_hasNone(Picture picture) {
        assertThat(faces(picture)).isEmpty();
    }

    static Stream<Picture> withoutFaces() {
        return Stream.of(Pictures.landscape(), Pictures.forbidden());
    }

    @Test
    void defaultAttributes_giveFiveLandmarks() {
        DetectFacesResponse response = client.detectFaces(request -> request.image(Requests.bytes(STORED)));

        assertThat(response.faceDetails())
                .singleElement()
                .satisfies(detail -> assertThat(detail.landmarks())
                        .extracting(software.amazon.awssdk.services.rekognition.model.Landmark::type)
                        .containsExactlyInAnyOrder(
                                LandmarkType.EYE_LEFT,
                                LandmarkType.EYE_RIGHT,
                                LandmarkType.NOSE,
                                LandmarkType.MOUTH_LEFT,
                                LandmarkType.MOUTH_RIGHT));
        assertThat(response.orientationCorrection()).isNull();
    }

    @Test
    void allAttributes_giveEveryLandmarkTheApiKnows() {
        assertThat(faces(PORTRAIT))
                .singleElement()
                .satisfies(detail -> assertThat(detail.landmarks())
                        .extracting(software.amazon.awssdk.services.rekognition.model.Landmark::type)
                        .containsExactlyInAnyOrderElementsOf(LandmarkType.knownValues()));
    }

    @Test
    void sharpness_ofTheFaceFarAway_isTheLowest() {
        List<FaceDetail> faces = faces(GROUP);

        // They come the largest first.
        assertThat(faces.subList(0, faces.size() - 1))
                .allSatisfy(face -> assertThat(face.quality().sharpness())
                        .isGreaterThan(faces.getLast().quality().sharpness() + 20));
    }

    @Test
    void brightness_ofADarkenedPhoto_isThatMuchLower() {
        BufferedImage dark = new RescaleOp(0.6f, 0, null).filter(PORTRAIT.image(), null);

        float before = faces(PORTRAIT).getFirst().quality().brightness();
        float after =
                faces(new Picture("dark", dark, List.of())).getFirst().quality().brightness();

        assertThat(after / before).isCloseTo(0.6f, within(0.02f));
    }

    @Test
    void storedPhoto_isFoundByBucketAndName() {
        assertThat(faces(Requests.object("photos", "1/portrait.jpg"))).hasSize(1);
    }

    @Test
    void largePhoto_isAnsweredInFractionsOfItsOwnSize() {
        BufferedImage large = new BufferedImage(4800, 6000, BufferedImage.TYPE_INT_RGB);
        large.createGraphics().drawImage(PORTRAIT.image(), 0, 0, 4800, 6000, null);
        byte[] jpeg = new Picture("large", large, List.of()).jpeg();

        assertThat(faces(Requests.bytes(jpeg))).singleElement().satisfies(detail -> {
            Comparison comparison = new Comparison(PORTRAIT, PORTRAIT.faces().getFirst(), detail);
            assertThat(comparison.error(Landmark.EYE_LEFT)).isLessThan(0.05);
            assertThat(comparison.error(Landmark.EYE_RIGHT)).isLessThan(0.05);
        });
    }

    @Test
    void eightRequestsAtOnce_areAllAnsweredAlike() throws Exception {
        List<FaceDetail> alone = faces(PORTRAIT);
        Callable<List<FaceDetail>> request = () -> faces(PORTRAIT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<FaceDetail>> answer :
                    threads.invokeAll(Stream.generate(() -> request).limit(8).toList())) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        }
    }

    private static List<FaceDetail> faces(Picture picture) {
        return faces(Requests.bytes(picture.jpeg()));
    }

    private static List<FaceDetail> faces(Image image) {
        return client.detectFaces(request -> request.image(image).attributes(Attribute.ALL))
                .faceDetails();
    }
}
