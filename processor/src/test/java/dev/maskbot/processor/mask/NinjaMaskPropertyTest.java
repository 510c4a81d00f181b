package dev.maskbot.processor.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.artwork.Mannequin;
import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for any faces; the seeds are fixed, so a failure can be repeated. */
final class NinjaMaskPropertyTest {
    private static final int SIZE = 120;

    @Test
    void anyFace_isPaintedWithinTheDiagonalOfItsBox() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var effect = List.of("ninja", "hat", "moustache", "sunglasses", "pixelate")
                    .get(i % 5);
            var face = RandomFaces.face(random);

            assertWithinDiagonal(Coverage.of(effect, List.of(face), 300, 200), face, 300, 200);
        }
    }

    @Test
    void anyPose_isCoveredFromEyesToJaw_withTheEyesFree() {
        heads().forEach(head -> {
            var coverage = Coverage.of(List.of(head.face(SIZE, SIZE)), SIZE, SIZE);

            var eyes = List.of(head.eye(false), head.eye(true));
            assertThat(eyes.stream().flatMap(coverage::pixels).filter(pixel -> pixel.hidden() > 120))
                    .as("eyes of %s", head)
                    .isEmpty();
            assertThat(coverage.pixels(head.lowerFace()).filter(pixel -> pixel.hidden() < 250))
                    .as("face of %s", head)
                    .isEmpty();
        });
    }

    @Test
    void anyPose_isPaintedWithinTheDiagonalOfItsBox() {
        heads().forEach(head -> {
            var face = head.face(SIZE, SIZE);

            assertWithinDiagonal(Coverage.of(List.of(face), SIZE, SIZE), face, SIZE, SIZE);
        });
    }

    private static void assertWithinDiagonal(Coverage coverage, Face face, int width, int height) {
        var box = face.box();
        var middle =
                new Point2D.Double((box.left() + box.width() / 2) * width, (box.top() + box.height() / 2) * height);
        double diagonal = Math.hypot(box.width() * width, box.height() * height);
        assertThat(coverage.pixels().filter(pixel -> pixel.hidden() > 0))
                .as("%s", face)
                .allMatch(pixel -> pixel.distance(middle) <= diagonal + 1);
    }

    @Test
    void anyPose_besideAnother_orderMakesNoDifference() {
        heads().forEach(head -> {
            var face = head.face(SIZE, SIZE);
            var box = face.box();
            var other = new Face(
                    new Box(box.left() + box.width() / 3, box.top() - 0.05, box.width() * 0.9, box.height() * 0.9),
                    Map.of(),
                    head.roll(),
                    0,
                    0,
                    99);

            assertThat(painted(List.of(other, face), SIZE, SIZE)).isEqualTo(painted(List.of(face, other), SIZE, SIZE));
        });
    }

    @Test
    void anyPose_inADoubledPhoto_hasADoubledMask() {
        heads().forEach(head -> {
            var faces = List.of(head.face(SIZE, SIZE));

            var once = Coverage.of(faces, SIZE, SIZE);
            var twice = Coverage.of(faces, 2 * SIZE, 2 * SIZE);

            double difference = once.pixels()
                    .mapToInt(pixel -> Math.abs(pixel.hidden() - meanOfFour(twice, 2 * pixel.x(), 2 * pixel.y())))
                    .average()
                    .orElseThrow();
            assertThat(difference).as("%s", head).isLessThan(1.5);
        });
    }

    private static Stream<Mannequin> heads() {
        var random = new Random(2000);
        return Stream.generate(() -> new Mannequin(
                        random.nextDouble(50, 70),
                        random.nextDouble(50, 70),
                        random.nextDouble(14, 22),
                        random.nextDouble(-60, 60),
                        random.nextDouble(-45, 45),
                        random.nextDouble(-20, 20)))
                .limit(2_000);
    }

    @Test
    void order_makesNoDifference() {
        var random = new Random(11);
        var faces = new ArrayList<Face>();
        for (int i = 0; i < 12; i++) {
            faces.add(RandomFaces.face(random));
        }
        var box = faces.getFirst().box();
        faces.add(new Face(new Box(box.left() + 0.1, box.top(), box.width(), box.height()), Map.of(), 5, 0, 0, 99));
        int[] expected = painted(faces, 240, 180);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(faces, random);
            assertThat(painted(faces, 240, 180)).isEqualTo(expected);
        }
    }

    @Test
    void doubledPhoto_hasADoubledMask() {
        var random = new Random(13);
        for (int i = 0; i < 10; i++) {
            double eyeDistance = random.nextDouble(30, 60);
            var head = new DrawnHead(
                    random.nextDouble(100, 200), random.nextDouble(100, 200), eyeDistance, random.nextDouble(-60, 60));
            var faces = List.of(head.face(300, 300));

            var once = Coverage.of(faces, 300, 300);
            var twice = Coverage.of(faces, 600, 600);

            var differences = once.pixels()
                    .mapToInt(pixel -> Math.abs(pixel.hidden() - meanOfFour(twice, 2 * pixel.x(), 2 * pixel.y())))
                    .summaryStatistics();
            assertThat(differences.getMax()).as("%s", head).isLessThan(96);
            assertThat(differences.getAverage()).as("%s", head).isLessThan(0.5);
        }
    }

    private static int meanOfFour(Coverage coverage, int x, int y) {
        return (coverage.at(x, y) + coverage.at(x + 1, y) + coverage.at(x, y + 1) + coverage.at(x + 1, y + 1)) / 4;
    }

    @Test
    void manyThreads_paintTheSame() throws Exception {
        var faces =
                List.of(new DrawnHead(80, 100, 40, 15).face(200, 200), new DrawnHead(140, 90, 30, 0).face(200, 200));
        int[] expected = painted(faces, 200, 200);
        Callable<int[]> task = () -> painted(faces, 200, 200);

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : executor.invokeAll(Collections.nCopies(32, task))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    private static int[] painted(List<Face> faces, int width, int height) {
        return Coverage.of(faces, width, height).argb();
    }
}
