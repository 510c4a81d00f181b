package dev.maskbot.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.management.ThreadMXBean;
import dev.maskbot.processor.photo.Photo.Format;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PhotoHeaderTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void jpeg_saysHowItIsMade() throws Exception {
        var header = PhotoHeader.read(Jpegs.ORDINARY.sampled(2, 1).inScans().encode(picture(123, 90)));

        assertThat(header.format()).isEqualTo(Format.JPEG);
        assertThat(header.width()).isEqualTo(123);
        assertThat(header.height()).isEqualTo(90);
        assertThat(header.components()).isEqualTo(3);
        assertThat(header.scans()).isGreaterThan(3);
        assertThat(header.orientation()).isEqualTo(Orientation.UPRIGHT);
        var jpeg = header.jpeg().orElseThrow();
        assertThat(jpeg.across()).isEqualTo(2);
        assertThat(jpeg.down()).isEqualTo(1);
        assertThat(jpeg.isOrdinary()).isTrue();
    }

    @Test
    void jpegThatIsCutOff_isSeenToBe_andTaken() throws Exception {
        var whole = Jpegs.ORDINARY.encode(picture(200, 200));
        var header = PhotoHeader.read(Arrays.copyOf(whole, whole.length * 6 / 10));

        assertThat(header.width()).isEqualTo(200);
        assertThat(header.jpeg().orElseThrow().isOrdinary()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void orientation_isRead_inJpegAndPng(Orientation orientation) throws Exception {
        var jpeg = Jpegs.turned(
                Jpegs.ORDINARY.encode(picture(100, 90)),
                List.of(Orientation.values()).indexOf(orientation) + 1);
        assertThat(PhotoHeader.read(jpeg).orientation()).isEqualTo(orientation);

        var exif = new byte[] {
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte) (List.of(Orientation.values()).indexOf(orientation) + 1),
            0,
            0,
            0
        };
        var png = Pngs.with(Pngs.of(picture(100, 90)), "eXIf", exif);
        assertThat(PhotoHeader.read(png).orientation()).isEqualTo(orientation);
    }

    static Stream<Arguments> harmful() throws IOException {
        var png = Pngs.of(picture(100, 90));
        return Stream.of(
                Arguments.of("no bytes", new byte[0], Why.NOT_A_PHOTO),
                Arguments.of("text", "<html></html>".getBytes(StandardCharsets.UTF_8), Why.NOT_A_PHOTO),
                Arguments.of("half a marker", new byte[] {(byte) 0xFF, (byte) 0xD8}, Why.NOT_A_PHOTO),
                Arguments.of("zip.jpg", zip(), Why.NOT_A_PHOTO),
                Arguments.of("65,500 x 65,500 in 176 bytes", enormousJpeg(), Why.TOO_LARGE),
                Arguments.of("50,000 x 50,000", Pngs.claiming(png, 50_000, 50_000), Why.TOO_LARGE),
                Arguments.of("500 megapixels in a line", Pngs.claiming(png, 1, 500_000_000), Why.TOO_LARGE),
                Arguments.of("more pixels than counted", Pngs.claiming(png, -1, -1), Why.NOT_A_PHOTO),
                Arguments.of("a line too narrow", Pngs.claiming(png, 79, 4000), Why.TOO_SMALL),
                Arguments.of("41 megapixels", Pngs.claiming(png, 8200, 5000), Why.TOO_LARGE),
                Arguments.of("65,535 x 65,535 in 35 bytes", gif(), Why.ANIMATED),
                Arguments.of("APNG", Pngs.with(png, "acTL", new byte[8]), Why.ANIMATED),
                Arguments.of("animated WebP", webp("VP8X", new byte[] {2, 0, 0, 0, 99, 0, 0, 99, 0, 0}), Why.ANIMATED),
                Arguments.of("HEIC", iso("heic"), Why.HEIC),
                Arguments.of("AVIF", iso("avif"), Why.AVIF),
                Arguments.of("MP4", iso("isom"), Why.ANIMATED),
                Arguments.of("ICC bomb", iccBomb(png), Why.HARMFUL),
                Arguments.of("scan bomb", scanBomb(), Why.HARMFUL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmful")
    void whatMustNotBeDecoded_isRefusedForAReason_soonAndWithoutMemory(String name, byte[] bytes, Why why) {
        assertRefused(bytes, why); // classes are loaded
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var allocated = threads.getCurrentThreadAllocatedBytes();
        var begun = System.nanoTime();

        assertRefused(bytes, why);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(50));
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(5L * MEGABYTE);
    }

    @Test
    void everyBeginningOfAPhoto_isReadOrRefused() throws Exception {
        for (var photo : new byte[][] {
            Jpegs.turned(Jpegs.ORDINARY.inScans().encode(picture(90, 90)), 6),
            Pngs.with(Pngs.of(picture(90, 90)), "iCCP", Pngs.profile(new byte[500]))
        }) {
            for (int length = 0; length < photo.length; length++) {
                try {
                    assertThat(PhotoHeader.read(Arrays.copyOf(photo, length)).width())
                            .isEqualTo(90);
                } catch (PhotoRefused e) {
                    assertThat(e.why()).isEqualTo(Why.NOT_A_PHOTO);
                }
            }
        }
    }

    private static void assertRefused(byte[] bytes, Why why) {
        assertThatThrownBy(() -> PhotoHeader.read(bytes))
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(why);
    }

    private static BufferedImage picture(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** One table, a frame and a scan without a bit. */
    private static byte[] enormousJpeg() {
        var table = "FFDB0043" + "00" + "01".repeat(64);
        var frame = "FFC00011" + "08" + "FFDC" + "FFDC" + "03" + "012200" + "021100" + "031100";
        var codes = "FFC4001F" + "00" + "01".repeat(16) + "00".repeat(12);
        var scan = "FFDA000C" + "03" + "0100" + "0200" + "0300" + "003F00" + "00".repeat(17) + "FFD9";
        return HexFormat.of().parseHex("FFD8" + table + frame + codes + scan);
    }

    private static byte[] gif() {
        return HexFormat.of()
                .parseHex("474946383961" + "FFFFFFFF" + "800000" + "000000FFFFFF" + "2C00000000FFFFFFFF00"
                        + "0202440100" + "3B");
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("photo.jpg"));
            zip.write(new byte[1000]);
        }
        return bytes.toByteArray();
    }

    private static byte[] iso(String brand) {
        return ByteBuffer.allocate(200)
                .putInt(24)
                .put("ftyp".getBytes(StandardCharsets.US_ASCII))
                .put(brand.getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put("mif1".getBytes(StandardCharsets.US_ASCII), 0, brand.equals("isom") ? 0 : 4)
                .array();
    }

    private static byte[] webp(String chunk, byte[] data) {
        return ByteBuffer.allocate(20 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + data.length)
                .put(("WEBP" + chunk).getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] iccBomb(byte[] png) {
        return Pngs.with(png, "iCCP", Pngs.profile(new byte[200 * MEGABYTE]));
    }

    /** A progressive picture that refines itself a thousand times. */
    private static byte[] scanBomb() throws IOException {
        var jpeg = Jpegs.ORDINARY.inScans().encode(picture(90, 90));
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 1000; i++) {
            out.writeBytes(HexFormat.of().parseHex("FFDA0008" + "01" + "0100" + "013F00" + "0000"));
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }
}
