package dev.maskbot.processor.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Landmark;
import dev.maskbot.processor.photo.Point;
import java.awt.geom.Point2D;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceFitTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;
    private static final Offset<Double> TINY = within(1e-6);

    @ParameterizedTest
    @ValueSource(ints = {-60, -30, 0, 10, 45, 60, 180})
    void eyes_setOriginAndRollInPixels(int roll) {
        var head = new DrawnHead(500, 300, 40, roll);

        var frame = fit(head.face(WIDTH, HEIGHT));

        assertThat(frame.x()).isCloseTo(500, TINY);
        assertThat(frame.y()).isCloseTo(300, TINY);
        assertThat(Math.sin(frame.roll() - Math.toRadians(roll))).isCloseTo(0, TINY);
        assertThat(frame.eyeDistance()).isCloseTo(40, TINY);
        var eye = frame.eyes().transform(new Point2D.Double(0.5, 0), null);
        assertThat(eye.distance(head.toPixels().transform(new Point2D.Double(0.5, 0), null)))
                .isCloseTo(0, TINY);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 0, 25, 60})
    void eyesMissing_areExpectedInTheTurnedBox(int roll) {
        var face = new DrawnHead(500, 300, 40, roll).face(WIDTH, HEIGHT);

        var frame = fit(withLandmarks(face, Map.of()));

        assertThat(frame.x()).isCloseTo(500, within(2.0));
        assertThat(frame.y()).isCloseTo(300, within(2.0));
        assertThat(frame.eyeDistance()).isCloseTo(40, TINY);
        assertThat(frame.roll()).isCloseTo(Math.toRadians(roll), TINY);
    }

    /** The face's box is 84 by 120 around 500, 309. */
    @ParameterizedTest
    @CsvSource({
        "520, 300, 480, 300", // swapped
        "480, 300, 485, 300", // too close
        "430, 300, 570, 300", // too far apart
        "600, 300, 640, 300", // beside the box
        "480, 400, 520, 400", // below the box
        "499, 280, 501, 330", // at a right angle to the face
        "NaN, 300, 520, 300",
    })
    void implausibleEyes_areNotBelieved(double x1, double y1, double x2, double y2) {
        var face = new DrawnHead(500, 300, 40, 0).face(WIDTH, HEIGHT);
        var eyes = Map.of(Landmark.EYE_LEFT, point(x1, y1), Landmark.EYE_RIGHT, point(x2, y2));

        assertThat(fit(withLandmarks(face, eyes))).isEqualTo(fit(withLandmarks(face, Map.of())));
    }

    @Test
    void ordinaryFace_hasOneScale() {
        var frame = fit(new DrawnHead(500, 300, 40, 0).face(WIDTH, HEIGHT));

        assertThat(frame.unit()).isCloseTo(40, TINY);
        assertThat(frame.across()).isCloseTo(40, TINY);
        assertThat(frame.down()).isCloseTo(40, TINY);
        assertThat(frame.centre()).isCloseTo(0, TINY);
    }

    @Test
    void lowChin_stretchesTheHeadDown() {
        var face = new DrawnHead(500, 300, 40, 0).face(WIDTH, HEIGHT);

        var frame = fit(with(face, Landmark.CHIN_BOTTOM, point(500, 390)));

        assertThat(frame.head().transform(new Point2D.Double(0, 1.75), null).getY())
                .isCloseTo(390, TINY);
        assertThat(frame.across()).isCloseTo(40, TINY);
    }

    @Test
    void lowMouth_stretchesTheHeadDownWhenTheChinIsUnknown() {
        var face = new DrawnHead(500, 300, 40, 0).face(WIDTH, HEIGHT);
        var landmarks = new HashMap<>(face.landmarks());
        landmarks.remove(Landmark.CHIN_BOTTOM);
        landmarks.put(Landmark.MOUTH_LEFT, point(485, 352));
        landmarks.put(Landmark.MOUTH_RIGHT, point(515, 352));

        assertThat(fit(withLandmarks(face, landmarks)).down()).isGreaterThan(46);
    }

    @Test
    void wideJaw_widensTheHeadTowardsIt() {
        var face = new DrawnHead(500, 300, 40, 0).face(WIDTH, HEIGHT);

        var frame = fit(with(face, Landmark.UPPER_JAWLINE_RIGHT, point(570, 304)));

        assertThat(frame.across()).isGreaterThan(40);
        assertThat(frame.centre()).isPositive();
        assertThat(frame.head().transform(new Point2D.Double(1.4, 0), null).getX())
                .isGreaterThan(570);
    }

    @Test
    void halfTurnedFace_keepsItsSizeAndTheEyesInTheHead() {
        var box = new Box(458 / 1200.0, 249 / 600.0, 84 / 1200.0, 120 / 600.0);
        var eyes = Map.of(Landmark.EYE_LEFT, point(508, 300), Landmark.EYE_RIGHT, point(536, 300));

        var frame = fit(new Face(box, eyes, 0, 45, 0, 99));

        assertThat(frame.eyeDistance()).isCloseTo(28, TINY);
        assertThat(frame.unit()).isCloseTo(40, within(1.0));
        assertThat(frame.centre()).isNegative();
        double rightEnd =
                frame.eyes().transform(new Point2D.Double(1.15, 0), null).getX();
        double rightSide =
                frame.head().transform(new Point2D.Double(1.6, 0), null).getX();
        assertThat(rightEnd).isLessThan(rightSide);
    }

    @Test
    void faceOnItsSide_isAsLongAsItsUprightBoxIsWide() {
        var wide = new Face(new Box(0.4, 0.4, 120 / 1200.0, 84 / 600.0), Map.of(), 80, 0, 0, 99);

        var frame = fit(wide);

        assertThat(frame.eyeDistance()).isCloseTo(40, TINY);
        assertThat(frame.x()).isGreaterThan(0.45 * WIDTH);
    }

    @Test
    void doubledPhoto_doublesAllLengths() {
        var face = new DrawnHead(500, 300, 40, 20).face(WIDTH, HEIGHT);

        var once = fit(face);
        var twice = FaceFit.of(face, 2 * WIDTH, 2 * HEIGHT).orElseThrow();

        assertThat(twice.x()).isCloseTo(2 * once.x(), TINY);
        assertThat(twice.y()).isCloseTo(2 * once.y(), TINY);
        assertThat(twice.across()).isCloseTo(2 * once.across(), TINY);
        assertThat(twice.down()).isCloseTo(2 * once.down(), TINY);
        assertThat(twice.roll()).isCloseTo(once.roll(), TINY);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0.1, 0", "-0.1, 0.1", "NaN, 0.1", "Infinity, 0.1"})
    void boxWithoutExtent_hasNoFrame(double width, double height) {
        var face = new Face(new Box(0.5, 0.5, width, height), Map.of(), 0, 0, 0, 99);

        assertThat(FaceFit.of(face, WIDTH, HEIGHT)).isEmpty();
    }

    @Test
    void anyLandmarks_leaveTheHeadWithinTheDiagonalOfTheBox() {
        var random = new Random(20_240_611);
        for (int i = 0; i < 5_000; i++) {
            var face = RandomFaces.face(random);
            var box = face.box();

            var frame = fit(face);

            var middle =
                    new Point2D.Double((box.left() + box.width() / 2) * WIDTH, (box.top() + box.height() / 2) * HEIGHT);
            double offset = frame.head().transform(new Point2D.Double(), null).distance(middle);
            double reach = FaceFit.REACH * Math.max(frame.across(), frame.down());
            double diagonal = Math.hypot(box.width() * WIDTH, box.height() * HEIGHT);
            assertThat(offset + reach).as("%s", face).isLessThanOrEqualTo(diagonal * 1.000001);
        }
    }

    private static FaceFrame fit(Face face) {
        return FaceFit.of(face, WIDTH, HEIGHT).orElseThrow();
    }

    private static Face with(Face face, Landmark landmark, Point point) {
        var landmarks = new HashMap<>(face.landmarks());
        landmarks.put(landmark, point);
        return withLandmarks(face, landmarks);
    }

    private static Face withLandmarks(Face face, Map<Landmark, Point> landmarks) {
        return new Face(face.box(), landmarks, face.roll(), face.yaw(), face.pitch(), face.confidence());
    }

    private static Point point(double x, double y) {
        return new Point(x / WIDTH, y / HEIGHT);
    }
}
