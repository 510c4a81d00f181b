package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class NewPhotoTest {
    @Test
    void photoOfFiftyMegapixels_isMadeSmaller_andStaysTheSamePicture() throws IOException {
        var image = new NewPhoto(encoded("jpeg", large(BufferedImage.TYPE_BYTE_GRAY)), "").image();

        assertThat(image.width()).isEqualTo(4080);
        assertThat(image.height()).isEqualTo(3060);
        var decoded = image.decode();
        assertThat(new Color(decoded.getRGB(100, 1500)).getRed()).isGreaterThan(250);
        assertThat(new Color(decoded.getRGB(3980, 1500)).getRed()).isLessThan(5);
    }

    @Test
    void pngOfFiftyMegapixels_isRefusedInOneSentence() throws IOException {
        var png = encoded("png", large(BufferedImage.TYPE_BYTE_BINARY));

        assertThatThrownBy(() -> new NewPhoto(png, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("8160 by 6120 pixels are too many for a PNG here: make it a JPEG");
    }

    @Test
    void jpegWithoutPixels_isBroken() {
        var headerOnly = Arrays.copyOf(TestImages.jpeg(300, 200), 200);

        assertThatThrownBy(() -> new NewPhoto(headerOnly, "")).isInstanceOf(IllegalArgumentException.class);
    }

    /** As large as phones make them; white on the left, black on the right. */
    private static BufferedImage large(int type) {
        var image = new BufferedImage(8160, 6120, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 4080, 6120);
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(String format, BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
