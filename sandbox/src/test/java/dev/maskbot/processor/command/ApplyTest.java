package dev.maskbot.processor.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.pictures.KnownFace;
import dev.maskbot.sandbox.pictures.Landmark;
import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.rekognition.LocalRekognition;
import dev.maskbot.sandbox.rekognition.NoSuchObjectException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Photos in files, with faces from Rekognition over the wire and from files. */
final class ApplyTest {
    private static final Picture GROUP = Pictures.group();

    /** Of 255: the ninja's cloth is darker, no drawn mouth is. */
    private static final int CLOTH = 60;

    private static LocalRekognition rekognition;
    private static AwsClients clients;
    private static Deployment deployment;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        rekognition = LocalRekognition.start(0, (bucket, key) -> {
            throw new NoSuchObjectException(bucket, key);
        });
        clients = new AwsClients();
        deployment = deployment(rekognition.endpoint());
    }

    @AfterAll
    static void stop() {
        clients.close();
        rekognition.close();
    }

    private static Deployment deployment(URI endpoint) {
        var client = clients.client(RekognitionClient.builder(), endpoint);
        return new Deployment(null, null, null, null, client, "", "", "", "", "", "");
    }

    @Test
    void facesThatRekognitionFinds_areMasked_andNothingElse() throws Exception {
        var photo = write("photo.jpg", GROUP.jpeg());
        var out = folder.resolve("out.jpg");

        var result = apply(photo, "--rekognition", "--out", out.toString(), "--json");

        assertThat(result.exitCode()).isZero();
        var told = result.json().getFirst();
        assertThat(told.path("effect").stringValue()).isEqualTo("ninja");
        assertThat(told.path("faces").intValue()).isEqualTo(GROUP.faces().size());
        assertThat(told.path("bytes").longValue()).isEqualTo(Files.size(out));
        var before = ImageIO.read(photo.toFile());
        var after = ImageIO.read(out.toFile());
        assertThat(GROUP.faces()).allSatisfy(face -> {
            assertThat(brightnessAtMouth(before, face)).isGreaterThan(CLOTH);
            assertThat(brightnessAtMouth(after, face)).isLessThan(CLOTH);
        });
        assertThat(brightness(after, 2, 2)).isCloseTo(brightness(before, 2, 2), within(3));
    }

    /** As `aws rekognition detect-faces` prints it, with much that is of no use here; and with nothing but the box. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                {"FaceDetails": [{"BoundingBox": {"Width": %1$s, "Height": %2$s, "Left": %3$s, "Top": %4$s},
                  "Landmarks": [{"Type": "eyeLeft", "X": %5$s, "Y": %6$s}, {"Type": "leftPupil", "X": 0, "Y": 0}],
                  "Pose": {"Roll": 0, "Yaw": 0, "Pitch": 0}, "Quality": {"Sharpness": 90}, "Confidence": 99.9}],
                 "OrientationCorrection": "ROTATE_0"}""", """
                {"FaceDetails": [{"BoundingBox": {"Width": %1$s, "Height": %2$s, "Left": %3$s, "Top": %4$s}}]}"""})
    void facesFromAFile_areMasked_withoutAskingAnybody(String faces) throws Exception {
        var face = GROUP.faces().getFirst();
        var image = GROUP.image();
        var json = faces.formatted(
                face.box().width() / image.getWidth(),
                face.box().height() / image.getHeight(),
                face.box().left() / image.getWidth(),
                face.box().top() / image.getHeight(),
                face.at(Landmark.EYE_LEFT).x() / image.getWidth(),
                face.at(Landmark.EYE_LEFT).y() / image.getHeight());
        var out = folder.resolve("out.jpg");

        var result = Bench.run(
                () -> {},
                () -> {
                    throw new AssertionError("nobody is asked");
                },
                "apply",
                write("photo.jpg", GROUP.jpeg()).toString(),
                "--faces",
                write("faces.json", json.getBytes(UTF_8)).toString(),
                "--out",
                out.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("ninja on 1 faces", out.toString());
        assertThat(brightnessAtMouth(ImageIO.read(out.toFile()), face)).isLessThan(CLOTH);
    }

    @Test
    void photoOfNobody_isWrittenAsItIs() throws Exception {
        var photo = write("photo.jpg", Pictures.landscape().jpeg());
        var out = folder.resolve("out.jpg");

        var result = apply(photo, "--rekognition", "--effect", "hat", "--out", out.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("hat on 0 faces");
        assertThat(brightness(ImageIO.read(out.toFile()), 99, 99))
                .isCloseTo(brightness(ImageIO.read(photo.toFile()), 99, 99), within(3));
    }

    @Test
    void whatCannotBeDone_endsWith1_andSaysWhy_andWritesNothing() throws Exception {
        var photo = write("photo.jpg", GROUP.jpeg());
        var text = write("text.jpg", "no photo".getBytes(UTF_8));
        var noFaces = write("no.json", "{\"Labels\": []}".getBytes(UTF_8));
        var noBox = write("box.json", "{\"FaceDetails\": [{\"Confidence\": 1}]}".getBytes(UTF_8));
        var missing = folder.resolve("missing.json");

        assertRefused(apply(text, "--rekognition", "--out", out()), "text.jpg", "NOT_A_PHOTO");
        assertRefused(apply(folder.resolve("gone.jpg"), "--rekognition", "--out", out()), "gone.jpg");
        assertRefused(apply(photo, "--faces", missing.toString(), "--out", out()), "missing.json");
        assertRefused(apply(photo, "--faces", text.toString(), "--out", out()), "text.jpg");
        assertRefused(apply(photo, "--faces", noFaces.toString(), "--out", out()), "FaceDetails");
        assertRefused(apply(photo, "--faces", noBox.toString(), "--out", out()), "BoundingBox");
        assertThat(Path.of(out())).doesNotExist();
    }

    @Test
    void rekognitionThatDoesNotAnswer_endsWith69() throws Exception {
        var photo = write("photo.jpg", GROUP.jpeg());

        var result = Bench.run(
                deployment(URI.create("http://127.0.0.1:1")),
                "apply",
                photo.toString(),
                "--rekognition",
                "--out",
                out());

        assertThat(result.exitCode()).isEqualTo(69);
        assertThat(Path.of(out())).doesNotExist();
    }

    private static Bench.Result apply(Path photo, String... options) {
        return Bench.run(
                deployment,
                Stream.concat(Stream.of("apply", photo.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static void assertRefused(Bench.Result result, String... words) {
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words);
    }

    private String out() {
        return folder.resolve("never.jpg").toString();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static int brightnessAtMouth(BufferedImage picture, KnownFace face) {
        var left = face.at(Landmark.MOUTH_LEFT);
        var right = face.at(Landmark.MOUTH_RIGHT);
        return brightness(picture, (int) (left.x() + right.x()) / 2, (int) (left.y() + right.y()) / 2);
    }

    private static int brightness(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }
}
