package dev.maskbot.sandbox.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatsTest {
    private final BufferedImage picture = picture();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnedJpeg_isShownUpright(int orientation) throws Exception {
        var jpeg = Jpegs.turned(picture, orientation);

        var upright = Thumbnails.of(new ByteArrayInputStream(jpeg)).scale(1).asBufferedImage();

        assertShown(upright);
    }

    @Test
    void jpegsAndPngs_areWhatTheyWereMadeOf() throws Exception {
        for (var photo : List.of(
                Jpegs.baseline(picture),
                Jpegs.progressive(picture),
                Jpegs.profiled(Jpegs.baseline(picture), new byte[100]),
                Pngs.of16Bits(picture),
                Pngs.animated(picture),
                Gifs.animated(List.of(picture, picture)))) {
            assertShown(ImageIO.read(new ByteArrayInputStream(photo)));
        }
    }

    @Test
    void cmyk_hasFourInvertedInks() throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(Jpegs.cmyk(picture)))) {
            var reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);

            var inks = reader.readRaster(0, null);

            assertThat(inks.getNumBands()).isEqualTo(4);
            assertThat(inks.getSample(25, 10, 0)).isGreaterThan(240); // red has no cyan
            assertThat(inks.getSample(25, 10, 1)).isLessThan(15);
            assertThat(inks.getSample(25, 10, 3)).isGreaterThan(240);
        }
    }

    private static void assertShown(BufferedImage shown) {
        assertThat(shown.getWidth()).isEqualTo(100);
        assertThat(shown.getHeight()).isEqualTo(60);
        assertThat(new Color(shown.getRGB(25, 10)).getRed()).isGreaterThan(240);
        assertThat(new Color(shown.getRGB(25, 10)).getBlue()).isLessThan(15);
        assertThat(new Color(shown.getRGB(75, 10)).getBlue()).isGreaterThan(240);
        assertThat(shown.getRGB(75, 50) & 0xffffff).isLessThan(0x202020);
    }

    /** Red, blue beside it, black below. */
    private static BufferedImage picture() {
        var picture = new BufferedImage(100, 60, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 50, 30);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(50, 0, 50, 30);
        graphics.dispose();
        return picture;
    }
}
