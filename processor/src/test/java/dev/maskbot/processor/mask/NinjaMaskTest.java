package dev.maskbot.processor.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.artwork.Mannequin;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.paint.RgbPhoto;
import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NinjaMaskTest {
    @ParameterizedTest
    @ValueSource(ints = {40, 90, 200, 800})
    void tiltedFace_isCoveredButForItsEyes(int faceHeight) {
        int size = 2 * faceHeight;
        for (int roll = -60; roll <= 60; roll += 15) {
            var head = new DrawnHead(faceHeight, 0.9 * faceHeight, faceHeight / DrawnHead.FACE_HEIGHT, roll);

            var coverage = Coverage.of(List.of(head.face(size, size)), size, size);

            assertCoversButForEyes(coverage, head);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -20, 0, 35, 60})
    void faceWithoutLandmarks_isCoveredButForItsEyes(int roll) {
        var head = new DrawnHead(300, 280, 80, roll);
        var known = head.face(600, 600);
        var face = new Face(known.box(), Map.of(), known.roll(), 0, 0, 99);

        assertCoversButForEyes(Coverage.of(List.of(face), 600, 600), head);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -45, -15, 30, 45, 60})
    void uprightBoxOfATiltedFace_servesAsWell(int roll) {
        var head = new DrawnHead(300, 280, 80, roll);
        var bounds = head.toPixels().createTransformedShape(DrawnHead.FACE).getBounds2D();
        var box = new Box(bounds.getX() / 600, bounds.getY() / 600, bounds.getWidth() / 600, bounds.getHeight() / 600);
        var landmarks = head.face(600, 600).landmarks();

        assertCoversButForEyes(Coverage.of(List.of(new Face(box, landmarks, roll, 0, 0, 99)), 600, 600), head);
        assertCoversButForEyes(Coverage.of(List.of(new Face(box, Map.of(), roll, 0, 0, 99)), 600, 600), head);
    }

    /** Behind the far eye, where the face ends. */
    @ParameterizedTest
    @ValueSource(ints = {-45, -30, -15, 15, 30, 45})
    void turnedFace_isSeenThroughTheSlit_andNothingBesideIt(int yaw) {
        for (int roll = -45; roll <= 45; roll += 15) {
            var head = new Mannequin(300, 280, 80, roll, yaw, 0);
            var photo = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
            var graphics = photo.createGraphics();
            graphics.setColor(Color.GREEN);
            graphics.fillRect(0, 0, 600, 600);
            head.draw(graphics);
            graphics.dispose();
            var coverage = Coverage.of(List.of(head.face(600, 600)), 600, 600);

            var slit = head.eye(true).getBounds().union(head.eye(false).getBounds());
            slit.grow(28, 0);
            for (int y = slit.y; y < slit.y + slit.height; y++) {
                int row = y;
                assertThat(IntStream.range(slit.x, slit.x + slit.width)
                                .filter(x -> coverage.at(x, row) < 128)
                                .filter(x -> photo.getRGB(x, row) == Color.GREEN.getRGB())
                                .count())
                        .as("green in row %d, roll %d", y, roll)
                        .isLessThan(12); // a seventh of the distance between the eyes
            }
        }
    }

    @Test
    void drawnHead_showsEyesButNoMouth() {
        var head = new DrawnHead(300, 280, 80, 20);
        var photo = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        head.draw(photo);

        var scene = new RgbPhoto(photo);
        scene.paint(Masks.fit(Effects.load().named("ninja").pieces(), List.of(head.face(600, 600)), scene));

        assertThat(colourAt(photo, head, -0.5, 0)).isEqualTo(DrawnHead.IRIS);
        assertThat(colourAt(photo, head, 0.5, 0)).isEqualTo(DrawnHead.IRIS);
        assertThat(colourAt(photo, head, 0, 0)).isEqualTo(DrawnHead.SKIN);
        assertThat(photo.getRGB(0, 0, 600, 600, null, 0, 600)).doesNotContain(DrawnHead.LIPS.getRGB());
    }

    @Test
    void nearerFace_keepsItsHoodAndItsEyes() {
        var near = new DrawnHead(250, 250, 80, 10);
        var far = new DrawnHead(330, 220, 50, -20);
        var nearFace = near.face(600, 500);
        var farFace = far.face(600, 500);
        var covered = near.toPixels().createTransformedShape(DrawnHead.ellipse(0, 0.3, 0.95, 1.3));

        var together = Coverage.of(List.of(nearFace, farFace), 600, 500);

        var farAlone = Coverage.of(List.of(farFace), 600, 500);
        assertThat(farAlone.at(pixel(near, 0.5, 0)))
                .as("the far hood would hide an eye")
                .isEqualTo(255);
        var nearAlone = Coverage.of(List.of(nearFace), 600, 500);
        assertThat(together.pixels(covered).filter(pixel -> together.colourAt(pixel) != nearAlone.colourAt(pixel)))
                .isEmpty();
        assertThat(together.at(pixel(far, 0, -1.6))).isEqualTo(255);
    }

    @Test
    void facesAtTheBorders_arePaintedAsFarAsTheyAreSeen() {
        for (var head : List.of(
                new DrawnHead(0, 100, 40, 0),
                new DrawnHead(200, 100, 40, 30),
                new DrawnHead(100, 0, 40, -30),
                new DrawnHead(100, 200, 40, 0))) {
            var face = head.face(200, 200);
            var wide = new DrawnHead(head.x() + 200, head.y() + 200, 40, head.roll()).face(600, 600);

            var cut = Coverage.of(List.of(face), 200, 200);
            var whole = Coverage.of(List.of(wide), 600, 600);

            assertThat(cut.pixels()).as("%s", head).anyMatch(pixel -> pixel.hidden() == 255);
            assertThat(cut.pixels()
                            .filter(pixel ->
                                    Math.abs(pixel.hidden() - whole.at(pixel.x() + 200, pixel.y() + 200)) > 64))
                    .as("%s", head)
                    .isEmpty();
        }
    }

    @Test
    void noFace_leavesThePhotoAsItIs() {
        var outside = new DrawnHead(900, 100, 40, 0).face(200, 200);
        var empty = new Face(new Box(0.5, 0.5, 0, 0), Map.of(), 0, 0, 0, 99);

        for (var faces : List.of(List.<Face>of(), List.of(outside), List.of(empty))) {
            assertThat(Coverage.of(faces, 200, 200).pixels()).isNotEmpty().allMatch(pixel -> pixel.hidden() == 0);
        }
    }

    private static void assertCoversButForEyes(Coverage coverage, DrawnHead head) {
        var free = new Area(DrawnHead.ellipse(-0.5, 0, 0.27, 0.17));
        free.add(new Area(DrawnHead.ellipse(0.5, 0, 0.27, 0.17)));
        var slit = new Area(DrawnHead.ellipse(0, 0, 1.2, 0.55));
        var covered = new Area(DrawnHead.FACE);
        covered.subtract(slit);

        var toPixels = head.toPixels();
        var eyes = coverage.pixels(toPixels.createTransformedShape(free)).toList();
        var rest = coverage.pixels(toPixels.createTransformedShape(covered)).toList();
        assertThat(eyes).as("eyes of %s", head).hasSizeGreaterThan(rest.size() / 100);
        assertThat(eyes.stream().filter(pixel -> pixel.hidden() > 0))
                .as("eyes of %s", head)
                .isEmpty();
        assertThat(rest.stream().filter(pixel -> pixel.hidden() < 255))
                .as("face of %s", head)
                .isEmpty();
        assertThat(coverage.at(pixel(head, 0, 0.6))).as("nose of %s", head).isEqualTo(255);
        assertThat(coverage.at(pixel(head, 0, -1.85))).as("crown of %s", head).isEqualTo(255);
    }

    private static Point2D pixel(DrawnHead head, double x, double y) {
        return head.toPixels().transform(new Point2D.Double(x, y), null);
    }

    private static Color colourAt(BufferedImage photo, DrawnHead head, double x, double y) {
        var pixel = pixel(head, x, y);
        return new Color(photo.getRGB((int) pixel.getX(), (int) pixel.getY()));
    }
}
