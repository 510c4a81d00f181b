package dev.maskbot.processor.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.maskbot.processor.photo.Photo.Format;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a photo says of itself before anything is decoded. Names and content types lie, and a few bytes can claim gigabytes
 * of pixels: what is not refused here can be decoded in bounded time and memory. Immutable.
 *
 * @param width as encoded, before it is turned upright
 * @param height of the same
 * @param components colours, alpha included
 * @param bits of a component
 * @param scans in which a JPEG comes; 1 of others
 * @param icc the colour profile for its pixels, at most a megabyte
 * @param jpeg more of it when it is a JPEG
 */
public record PhotoHeader(
        Format format,
        int width,
        int height,
        int components,
        int bits,
        int scans,
        Orientation orientation,
        Optional<IccProfile> icc,
        Optional<JpegHeader> jpeg) {
    private static final int MAX_SIDE = 16_384;
    private static final long MAX_PIXELS = 40_000_000;

    /** Rekognition looks at nothing smaller. */
    private static final int MIN_SIDE = 80;

    /**
     * Reads it.
     *
     * @throws PhotoRefused when the photo cannot or must not be decoded
     */
    public static PhotoHeader read(byte[] bytes) throws PhotoRefused {
        try {
            var header = parse(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            requireSize(header.width(), header.height());
            return header;
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException _) {
            throw new PhotoRefused(Why.NOT_A_PHOTO, "ends within its header");
        }
    }

    private static PhotoHeader parse(ByteBuffer in) throws PhotoRefused {
        if (starts(in, 0, "\u00FF\u00D8\u00FF")) {
            return JpegHeader.read(in).photo();
        }
        if (starts(in, 0, "\u0089PNG\r\n\u001A\n")) {
            return PngHeader.read(in);
        }
        if (starts(in, 0, "RIFF") && starts(in, 8, "WEBP")) {
            return WebpHeader.read(in);
        }
        throw refusal(in);
    }

    private static PhotoRefused refusal(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return new PhotoRefused(Why.NOT_A_PHOTO, "no bytes");
        }
        if (starts(in, 0, "GIF8")) {
            return new PhotoRefused(Why.ANIMATED, "a GIF");
        }
        if (starts(in, 4, "ftyp")) {
            var brands = brands(in);
            if (brands.contains("avif") || brands.contains("avis")) {
                return new PhotoRefused(Why.AVIF, "an AVIF");
            }
            if (brands.matches(".*(hei[cxms]|hev[cxms]|mif1|msf1).*")) {
                return new PhotoRefused(Why.HEIC, "an HEIC");
            }
            return new PhotoRefused(Why.ANIMATED, "a video");
        }
        return new PhotoRefused(
                Why.NOT_A_PHOTO, starts(in, 0, "PK") ? "an archive" : "no kind of picture that we know");
    }

    /** All brands that an ISO media file says to be compatible with. */
    private static String brands(ByteBuffer in) {
        int length = Math.clamp(in.getInt(0), 8, Math.min(256, in.limit())) - 8;
        var brands = new byte[length];
        in.get(8, brands);
        return new String(brands, ISO_8859_1).replaceAll("[\\p{Cntrl}]", " ");
    }

    static boolean starts(ByteBuffer in, int at, String magic) {
        if (in.limit() < at + magic.length()) {
            return false;
        }
        var bytes = new byte[magic.length()];
        in.get(at, bytes);
        return new String(bytes, ISO_8859_1).equals(magic);
    }

    static void requireSize(int width, int height) throws PhotoRefused {
        var size = width + " x " + height + " pixels";
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new PhotoRefused(Why.TOO_LARGE, size);
        }
        if (width < MIN_SIDE || height < MIN_SIDE) {
            throw new PhotoRefused(width < 1 || height < 1 ? Why.NOT_A_PHOTO : Why.TOO_SMALL, size);
        }
    }

    public long pixels() {
        return (long) width * height;
    }

    /** The profile, if it is for red, green and blue and the photo has those. */
    public Optional<IccProfile> rgbProfile() {
        return icc.filter(profile -> profile.isRgb() && components >= 3);
    }
}
