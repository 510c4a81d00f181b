package dev.maskbot.processor.photo;

import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/** Encoded photos to pixels and back. Nothing but pixels survives: no EXIF, no place, no thumbnail of the unmasked face. */
public final class PhotoCodec {
    private static final int MAX_SIDE = 16_384;
    private static final long MAX_PIXELS = 40_000_000;

    /** Above what X keeps (85), so that X's encoding is the only one that shows. */
    private static final float QUALITY = 0.9f;

    static {
        ImageIO.setUseCache(false); // it would write to disk, where we keep nothing
    }

    private PhotoCodec() {}

    /** Width times height, from the header alone. */
    public record Size(int width, int height) {
        public long pixels() {
            return (long) width * height;
        }
    }

    /**
     * Reads the header: a few bytes can claim gigabytes of pixels.
     *
     * @throws PhotoRefused when the photo cannot or must not be decoded
     */
    public static Size size(Photo photo) throws PhotoRefused {
        var size = read(photo, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
        if (size.width() > MAX_SIDE || size.height() > MAX_SIDE || size.pixels() > MAX_PIXELS) {
            throw new PhotoRefused(Why.TOO_LARGE, size.width() + " x " + size.height() + " pixels");
        }
        return size;
    }

    /**
     * Decodes to opaque RGB; what is transparent becomes white. Call {@link #size} first.
     *
     * @throws PhotoRefused when the photo is broken
     */
    public static BufferedImage decode(Photo photo) throws PhotoRefused {
        var decoded = read(photo, reader -> reader.read(0));
        var rgb = new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = rgb.createGraphics();
        graphics.drawImage(decoded, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return rgb;
    }

    /** A baseline JPEG. */
    public static Photo encode(String key, BufferedImage picture) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return new Photo(key, Photo.Format.JPEG, bytes.toByteArray());
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T read(Photo photo, Reading<T> reading) throws PhotoRefused {
        var reader = ImageIO.getImageReadersByFormatName(photo.format().name()).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(photo.bytes()))) {
            reader.setInput(in, true, true);
            return reading.from(reader);
        } catch (IOException | RuntimeException e) { // ImageIO throws anything on bytes that are broken in a new way
            throw new PhotoRefused(
                    Why.NOT_A_PHOTO, "cannot be decoded: " + e.getClass().getSimpleName());
        } finally {
            reader.dispose();
        }
    }
}
