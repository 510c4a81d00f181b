package dev.maskbot.sandbox.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.ImageFile;
import dev.maskbot.sandbox.x.NewPhoto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Photos that cannot be masked, or that are made to hurt whoever tries. */
final class HostilePhotos {
    private HostilePhotos() {}

    static List<NewPhoto> all() {
        var portrait = Pictures.portrait().jpeg();
        var served = Stream.of(
                new byte[0],
                Arrays.copyOf(portrait, 700), // its header alone
                Arrays.copyOf(portrait, portrait.length / 2),
                "<!doctype html><title>no photo</title>".getBytes(ISO_8859_1),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"
                        .getBytes(ISO_8859_1),
                png(1, 500_000_000), // pixel floods: small files that ask for gigabytes
                png(60_000, 60_000),
                jpegHeader(64_250, 64_250),
                gifHeader(65_535, 32_767),
                "RIFF\0\0\0\0WEBPVP8X".getBytes(ISO_8859_1),
                "\0\0\0\u001cftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1),
                "\0\0\0\u001cftypavif\0\0\0\0avifmif1".getBytes(ISO_8859_1),
                noise(50_000),
                Arrays.copyOf(portrait, 21_000_000)); // a photo with 20 MB behind it
        var shown = Stream.of(
                drawn("png", BufferedImage.TYPE_INT_ARGB, 300, 300),
                drawn("png", BufferedImage.TYPE_BYTE_INDEXED, 300, 300),
                drawn("png", BufferedImage.TYPE_USHORT_GRAY, 300, 300),
                drawn("jpeg", BufferedImage.TYPE_BYTE_GRAY, 300, 300),
                drawn("jpeg", BufferedImage.TYPE_INT_RGB, 1, 1),
                drawn("jpeg", BufferedImage.TYPE_INT_RGB, 79, 79),
                drawn("jpeg", BufferedImage.TYPE_INT_RGB, 4_000, 20));
        return Stream.concat(served.map(ImageFile::asIs), shown.map(ImageFile::of))
                .map(image -> new NewPhoto(image, ""))
                .toList();
    }

    private static byte[] drawn(String format, int type, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, type), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** PNG, 11.2.1: a header with these sides, and nothing to fill them. */
    private static byte[] png(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(33)
                .put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }

    /** T.81, B.2.2: start of image and a baseline frame of three components. */
    private static byte[] jpegHeader(int width, int height) {
        return ByteBuffer.allocate(21)
                .put(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xc0, 0, 17, 8})
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0})
                .array();
    }

    private static byte[] gifHeader(int width, int height) {
        return ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(ISO_8859_1))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new SplittableRandom(7).nextBytes(bytes);
        return bytes;
    }
}
