package dev.maskbot.processor.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.codec.Jpegs;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.photo.Photo;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    private static final PhotoPainter PAINTER = PhotoPainter.create();

    /** Sides at which different shares of the picture are enough. */
    @ParameterizedTest
    @CsvSource({"2000, 1600", "900, 901", "500, 420", "201, 100"})
    void smallerPicture_hasTheFingerprintOfTheWhole(int width, int height) throws Exception {
        var picture = squares(width, height, new Random(width));

        var fingerprint = fingerprint(Jpegs.ORDINARY.encode(picture));

        assertThat(fingerprint.distance(Fingerprint.of(picture))).isLessThanOrEqualTo(2);
        var another = squares(width, height, new Random(width + 1));
        assertThat(fingerprint.distance(Fingerprint.of(another))).isGreaterThan(6);
    }

    @Test
    void largePhoto_isNotDecodedAtFullSize() throws Exception {
        var jpeg = Jpegs.ORDINARY.encode(squares(2000, 1600, new Random(1)));

        assertThat(PAINTER.fingerprintMemory(PhotoHeader.read(jpeg))).isLessThan(2000 * 1600);
    }

    private static Fingerprint fingerprint(byte[] jpeg) throws Exception {
        return PAINTER.fingerprint(new Photo("key", Photo.Format.JPEG, jpeg), PhotoHeader.read(jpeg));
    }

    private static BufferedImage squares(int width, int height, Random random) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        for (int i = 0; i < 400; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillRect(random.nextInt(width), random.nextInt(height), width / 6, height / 6);
        }
        graphics.dispose();
        return picture;
    }
}
