package dev.maskbot.processor.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What holds for any faces; the seeds are fixed, so a failure can be repeated. */
final class NinjaMaskPropertyTest {
    private static final NinjaMask MASK = new NinjaMask();

    @Test
    void anyFace_isPaintedWithinTheDiagonalOfItsBox() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var face = RandomFaces.face(random);
            var box = face.box();
            int width = 300;
            int height = 200;
            var middle =
                    new Point2D.Double((box.left() + box.width() / 2) * width, (box.top() + box.height() / 2) * height);
            double diagonal = Math.hypot(box.width() * width, box.height() * height);

            var coverage = Coverage.of(List.of(face), width, height);

            assertThat(coverage.pixels().filter(pixel -> pixel.hidden() > 0))
                    .as("%s", face)
                    .allMatch(pixel -> pixel.distance(middle) <= diagonal + 1);
        }
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
        int[] expected = painted(faces, 240, 180, BufferedImage.TYPE_INT_RGB);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(faces, random);
            assertThat(painted(faces, 240, 180, BufferedImage.TYPE_INT_RGB)).isEqualTo(expected);
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
            assertThat(differences.getMax()).as("%s", head).isLessThan(64);
            assertThat(differences.getAverage()).as("%s", head).isLessThan(0.5);
        }
    }

    private static int meanOfFour(Coverage coverage, int x, int y) {
        return (coverage.at(x, y) + coverage.at(x + 1, y) + coverage.at(x, y + 1) + coverage.at(x + 1, y + 1)) / 4;
    }

    @Test
    void photoOfBytes_isPaintedLikeOneOfInts() {
        var faces = List.of(new DrawnHead(100, 100, 40, 15).face(200, 200));

        assertThat(painted(faces, 200, 200, BufferedImage.TYPE_3BYTE_BGR))
                .isEqualTo(painted(faces, 200, 200, BufferedImage.TYPE_INT_RGB));
    }

    @Test
    void manyThreads_paintTheSame() throws Exception {
        var faces =
                List.of(new DrawnHead(80, 100, 40, 15).face(200, 200), new DrawnHead(140, 90, 30, 0).face(200, 200));
        int[] expected = painted(faces, 200, 200, BufferedImage.TYPE_INT_RGB);
        Callable<int[]> task = () -> painted(faces, 200, 200, BufferedImage.TYPE_INT_RGB);

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : executor.invokeAll(Collections.nCopies(32, task))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    private static int[] painted(List<Face> faces, int width, int height, int type) {
        var photo = Coverage.plain(Color.WHITE, width, height, type);
        MASK.apply(photo, faces);
        return photo.getRGB(0, 0, width, height, null, 0, width);
    }
}
