package dev.maskbot.processor.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.artwork.Mannequin;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.mask.Masks;
import dev.maskbot.processor.photo.Face;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each effect as it was when somebody looked at it and was content. With {@code -Dgolden=FOLDER} the pictures are written
 * there instead of compared.
 */
final class GoldenPictureTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 220;
    private static final Effects EFFECTS = Effects.load();

    // Java2D's anti-aliasing may change a little from one JDK to the next.
    private static final double MEAN = 1.0;
    private static final int FAR_OFF = 48;
    private static final double FAR_OFF_SHARE = 0.004;

    static Stream<String> effects() {
        return EFFECTS.all().stream().map(effect -> effect.name());
    }

    @ParameterizedTest
    @MethodSource("effects")
    void effect_looksAsItDid(String name) throws IOException {
        var picture = picture(name);
        var target = Optional.ofNullable(System.getProperty("golden"));
        if (target.isPresent()) {
            ImageIO.write(
                    picture,
                    "png",
                    Files.createDirectories(Path.of(target.get()))
                            .resolve(name + ".png")
                            .toFile());
            return;
        }
        var golden = ImageIO.read(GoldenPictureTest.class.getResource("golden/" + name + ".png"));

        assertThat(picture.getWidth()).isEqualTo(golden.getWidth());
        assertThat(picture.getHeight()).isEqualTo(golden.getHeight());
        var differences = IntStream.range(0, golden.getWidth() * golden.getHeight())
                .map(i -> difference(
                        picture.getRGB(i % golden.getWidth(), i / golden.getWidth()),
                        golden.getRGB(i % golden.getWidth(), i / golden.getWidth())))
                .toArray();
        assertThat(IntStream.of(differences).average().orElseThrow()).isLessThan(MEAN);
        assertThat(IntStream.of(differences)
                        .filter(difference -> difference > FAR_OFF)
                        .count())
                .isLessThan(Math.round(FAR_OFF_SHARE * differences.length));
    }

    private static BufferedImage picture(String effect) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xe8d9b8), WIDTH, HEIGHT, new Color(0x4d6a78)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        var heads = List.of(new Mannequin(110, 105, 38, 14, -25, 5), new Mannequin(235, 110, 24, -20, 35, -10));
        heads.reversed().forEach(head -> head.draw(graphics));
        graphics.dispose();
        List<Face> faces = heads.stream().map(head -> head.face(WIDTH, HEIGHT)).toList();
        var photo = new RgbPhoto(picture);
        photo.paint(Masks.fit(EFFECTS.named(effect).pieces(), faces, photo));
        return EFFECTS.named(effect)
                .reframing()
                .map(reframing -> reframing.apply(picture, faces))
                .orElse(picture);
    }

    private static int difference(int one, int other) {
        return Math.max(
                Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)),
                Math.max(Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)), Math.abs((one & 0xFF) - (other & 0xFF))));
    }
}
