package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFileTest {
    // The smallest real files of the three kinds, 1 x 1.
    private static final String LOSSY = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
    private static final String LOSSLESS = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
    private static final String EXTENDED =
            "UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8A"
                    + "AAAQBxAREYiI/gcA";

    /** Each file as it is, then with its size fields set as RFC 9649 has them for 300 x 20. */
    @ParameterizedTest
    @CsvSource({LOSSY + ",    26, 2c011400", LOSSLESS + ", 21, 2bc10400", EXTENDED + ", 24, 2b0100130000"})
    void webP_hasTheSizeInItsHeader(String base64, int offset, String sizeFields) {
        byte[] webP = Base64.getDecoder().decode(base64);
        ImageFile tiny = ImageFile.of(webP);
        byte[] fields = HexFormat.of().parseHex(sizeFields);
        System.arraycopy(fields, 0, webP, offset, fields.length);
        ImageFile wide = ImageFile.of(webP);

        assertThat(tiny.type()).isEqualTo(ImageFile.Type.WEBP);
        assertThat(new PixelSize(tiny.width(), tiny.height())).isEqualTo(new PixelSize(1, 1));
        assertThat(new PixelSize(wide.width(), wide.height())).isEqualTo(new PixelSize(300, 20));
    }

    @Test
    void webPCutInItsHeader_isRefused() {
        byte[] cut = Arrays.copyOf(Base64.getDecoder().decode(LOSSY), 20);

        assertThatIllegalArgumentException().isThrownBy(() -> ImageFile.of(cut));
    }

    @Test
    void riffThatIsNoWebP_isRefused() {
        byte[] wave = "RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII);

        assertThatIllegalArgumentException().isThrownBy(() -> ImageFile.of(wave));
    }

    @Test
    void changedInput_doesNotChangeTheFile() {
        byte[] bytes = TestImages.jpeg(20, 10);
        ImageFile file = ImageFile.of(bytes);
        bytes[0] = 0;
        file.bytes()[1] = 0;

        assertThat(file.bytes()).isEqualTo(TestImages.jpeg(20, 10));
    }
}
