package dev.maskbot.sandbox.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class PicturesTest {
    static final List<Picture> PICTURES = Pictures.names().stream()
            .map(name -> Pictures.named(name).orElseThrow())
            .toList();

    static final List<KnownFace> GROUP = Pictures.group().faces();

    @ParameterizedTest
    @FieldSource("PICTURES")
    void picture_drawnAgain_isTheSame(Picture picture) {
        Picture again = Pictures.named(picture.name()).orElseThrow();

        assertThat(again.faces()).isEqualTo(picture.faces());
        assertThat(pixels(again.image())).isEqualTo(pixels(picture.image()));
    }

    @ParameterizedTest
    @FieldSource("PICTURES")
    void jpeg_isBaselineAndOfTheSameSize(Picture picture) throws IOException {
        byte[] jpeg = Pictures.jpeg(picture.name()).orElseThrow();

        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(decoded.getWidth()).isEqualTo(picture.image().getWidth());
        assertThat(decoded.getHeight()).isEqualTo(picture.image().getHeight());
        // Start of frame 0; a progressive one has C2.
        assertThat(jpeg).containsSequence(0xFF, 0xC0);
    }

    @ParameterizedTest
    @FieldSource("PICTURES")
    void truth_pointsAtPupilsAndWhatIsDarkAboutThem(Picture picture) {
        for (KnownFace face : picture.faces()) {
            Point nose = face.at(Landmark.NOSE);
            for (Landmark eye : List.of(Landmark.EYE_LEFT, Landmark.EYE_RIGHT)) {
                assertThat(luma(picture.image(), face.at(eye)))
                        .as("%s of the face at %s", eye, nose)
                        .isLessThan(luma(picture.image(), nose) / 2);
            }
        }
    }

    @Test
    void named_unknown_isEmpty() {
        assertThat(Pictures.named("selfie")).isEmpty();
        assertThat(Pictures.jpeg("selfie")).isEmpty();
    }

    @Test
    void portrait_hasOneFace_landscapeAndForbiddenHaveNone() {
        assertThat(Pictures.portrait().faces()).hasSize(1);
        assertThat(Pictures.landscape().faces()).isEmpty();
        assertThat(Pictures.forbidden().faces()).isEmpty();
    }

    @Test
    void group_hasHeadsTiltedBothWays() {
        assertThat(GROUP).hasSizeGreaterThanOrEqualTo(6);
        assertThat(GROUP).extracting(KnownFace::roll).contains(-25.0, 25.0);
    }

    @Test
    void group_hasASmallFace() {
        assertThat(GROUP).anySatisfy(face -> assertThat(face.box().width()).isBetween(60.0, 80.0));
    }

    @Test
    void group_hasTwoFacesThatOverlap() {
        Stream<Box> boxes = GROUP.stream().map(KnownFace::box);
        assertThat(boxes.filter(box -> GROUP.stream()
                                .filter(other -> overlap(box, other.box()))
                                .count()
                        > 1))
                .hasSize(2);
    }

    @Test
    void roll_isThatOfTheEyes() {
        assertThat(GROUP).allSatisfy(face -> {
            Point left = face.at(Landmark.EYE_LEFT);
            Point right = face.at(Landmark.EYE_RIGHT);
            double eyes = Math.toDegrees(Math.atan2(right.y() - left.y(), right.x() - left.x()));
            assertThat(eyes).isCloseTo(face.roll(), offset(1e-6));
        });
    }

    private static boolean overlap(Box one, Box other) {
        return one.left() < other.left() + other.width()
                && other.left() < one.left() + one.width()
                && one.top() < other.top() + other.height()
                && other.top() < one.top() + one.height();
    }

    private static int luma(BufferedImage image, Point place) {
        int rgb = image.getRGB((int) place.x(), (int) place.y());
        return ((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) / 1000;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
