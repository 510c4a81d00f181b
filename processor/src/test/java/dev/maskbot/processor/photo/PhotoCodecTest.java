package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotoCodecTest {
    @Test
    void jpeg_survivesDecodingAndEncoding() throws Exception {
        var picture = filled(BufferedImage.TYPE_INT_RGB, new Color(200, 40, 90));

        var encoded = PhotoCodec.encode("key", picture);
        var decoded = PhotoCodec.decode(Photo.of("key", encoded.bytes()));

        assertThat(PhotoCodec.size(encoded)).isEqualTo(new PhotoCodec.Size(120, 90));
        assertThat(decoded.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertNear(decoded.getRGB(60, 45), new Color(200, 40, 90));
    }

    @Test
    void transparency_becomesWhite() throws Exception {
        var png = png(filled(BufferedImage.TYPE_INT_ARGB, new Color(0, 0, 0, 0)));

        assertThat(PhotoCodec.decode(Photo.of("key", png)).getRGB(5, 5)).isEqualTo(0xFFFFFFFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a......", "<html></html>", "not a picture at all", "\u00ff\u00d8"})
    void whatIsNoPhoto_isRefusedByItsFirstBytes(String text) {
        var bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertRefused(Why.NOT_A_PHOTO, () -> Photo.of("key", bytes));
    }

    @Test
    void brokenPhoto_isRefused() throws Exception {
        var jpeg = PhotoCodec.encode("key", filled(BufferedImage.TYPE_INT_RGB, Color.RED))
                .bytes();

        var header = Photo.of("key", Arrays.copyOf(jpeg, 30));
        assertRefused(Why.NOT_A_PHOTO, () -> PhotoCodec.size(header));
    }

    @Test
    void fewBytesThatClaimGigabytes_areRefusedUndecoded() throws Exception {
        var bomb = png(filled(BufferedImage.TYPE_INT_RGB, Color.RED));
        claim(bomb, 50_000, 50_000);

        assertRefused(Why.TOO_LARGE, () -> PhotoCodec.size(Photo.of("key", bomb)));
    }

    private static BufferedImage filled(int type, Color color) {
        var picture = new BufferedImage(120, 90, type);
        var graphics = picture.createGraphics();
        graphics.setBackground(color);
        graphics.clearRect(0, 0, 120, 90);
        graphics.dispose();
        return picture;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** Rewrites a PNG's header chunk: 8 bytes of signature, 4 of length, then type, width, height, 5 more and a CRC. */
    private static void claim(byte[] png, int width, int height) {
        var buffer = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        buffer.putInt(29, (int) crc.getValue());
    }

    private static void assertNear(int rgb, Color expected) {
        var actual = new Color(rgb);
        assertThat(actual.getRed()).isBetween(expected.getRed() - 4, expected.getRed() + 4);
        assertThat(actual.getGreen()).isBetween(expected.getGreen() - 4, expected.getGreen() + 4);
        assertThat(actual.getBlue()).isBetween(expected.getBlue() - 4, expected.getBlue() + 4);
    }

    private static void assertRefused(Why why, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(why);
    }
}
