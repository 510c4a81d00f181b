package dev.maskbot.sandbox.x;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;

/** Reads JPEGs as cameras make them: sideways, and so large that only every second or third pixel is decoded. */
final class CameraJpeg {
    /** As many as X keeps, 4096 a side: turning and scaling hold up to 11 bytes for each, in a heap of 512 MB. */
    static final int MAX_PIXELS = 4096 * 4096;

    // ITU-T T.81, table B.1
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;

    private CameraJpeg() {}

    /** The picture the right way up; throws IllegalArgumentException when the pixels cannot be read. */
    static BufferedImage decode(ImageFile jpeg) {
        var bytes = jpeg.bytes();
        var image = decode(bytes, step(jpeg));
        return exif(bytes)
                .map(ExifUtils::getOrientationFromExif)
                .map(orientation ->
                        ExifFilterUtils.getFilterForOrientation(orientation).apply(image))
                .orElse(image);
    }

    private static int step(ImageFile jpeg) {
        return (int) Math.ceil(Math.sqrt((double) jpeg.width() * jpeg.height() / MAX_PIXELS));
    }

    private static BufferedImage decode(byte[] bytes, int step) {
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (IOException e) {
            throw new IllegalArgumentException("a broken JPEG: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    /** Found by hand: the JDK reads no metadata of a JPEG whose EXIF stands before its JFIF. */
    private static Optional<byte[]> exif(byte[] bytes) {
        var at = 2; // after the start of the image
        while (at + 4 < bytes.length && (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) != START_OF_SCAN) {
            var end = at + 2 + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at + 2));
            var body = Arrays.copyOfRange(bytes, at + 4, Math.max(at + 4, Math.min(end, bytes.length)));
            if ((bytes[at + 1] & 0xFF) == APP1
                    && new String(body, StandardCharsets.ISO_8859_1).startsWith("Exif\0\0")) {
                return Optional.of(body);
            }
            at = end;
        }
        return Optional.empty();
    }
}
