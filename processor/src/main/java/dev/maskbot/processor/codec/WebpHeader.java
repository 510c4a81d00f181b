package dev.maskbot.processor.codec;

import static dev.maskbot.processor.codec.JpegHeader.require;

import dev.maskbot.processor.photo.Photo.Format;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The chunks of a WebP (RFC 9649). */
final class WebpHeader {
    private static final int EXTENDED = 0x58385056; // "VP8X", as all in little endian
    private static final int LOSSY = 0x20385056; // "VP8 "
    private static final int LOSSLESS = 0x4C385056; // "VP8L"
    private static final int ANIMATION = 0x4D494E41; // "ANIM"
    private static final int FRAME = 0x464D4E41; // "ANMF"
    private static final int EXIF = 0x46495845; // "EXIF"
    private static final int PROFILE = 0x50434349; // "ICCP"

    private static final int ANIMATED = 2;
    private static final int ALPHA = 16;
    private static final int LARGEST_SIDE = 0x3FFF;

    private WebpHeader() {}

    static PhotoHeader read(ByteBuffer bytes) throws PhotoRefused {
        var in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int width = 0;
        int height = 0;
        boolean alpha = false;
        var orientation = Orientation.UPRIGHT;
        for (int at = 12; at + 8 <= in.limit(); ) {
            int length = in.getInt(at + 4);
            require(length >= 0, Why.NOT_A_PHOTO, "a WebP whose chunks do not join");
            int data = at + 8;
            switch (in.getInt(at)) {
                case EXTENDED -> {
                    alpha = (in.get(data) & ALPHA) != 0;
                    require((in.get(data) & ANIMATED) == 0, Why.ANIMATED, "an animated WebP");
                    PhotoHeader.requireSize((in.getInt(data + 4) & 0xFFFFFF) + 1, (in.getInt(data + 6) >>> 8) + 1);
                }
                case LOSSY -> {
                    width = in.getShort(data + 6) & LARGEST_SIDE;
                    height = in.getShort(data + 8) & LARGEST_SIDE;
                    PhotoHeader.requireSize(width, height);
                }
                case LOSSLESS -> {
                    int packed = in.getInt(data + 1);
                    width = (packed & LARGEST_SIDE) + 1;
                    height = (packed >>> 14 & LARGEST_SIDE) + 1;
                    alpha |= (packed >>> 28 & 1) != 0;
                    PhotoHeader.requireSize(width, height);
                }
                case ANIMATION, FRAME -> throw new PhotoRefused(Why.ANIMATED, "an animated WebP");
                case EXIF -> orientation = exif(in, data, length);
                case PROFILE -> require(length <= IccProfile.MAX_BYTES, Why.HARMFUL, "a colour profile of megabytes");
                default -> {
                    // nothing that we want to know
                }
            }
            long next = (long) data + length + (length & 1);
            if (next > in.limit()) {
                break; // cut off, or the last
            }
            at = (int) next;
        }
        require(width > 0, Why.NOT_A_PHOTO, "a WebP without picture");
        return new PhotoHeader(
                Format.WEBP, width, height, alpha ? 4 : 3, 8, 1, orientation, Optional.empty(), Optional.empty());
    }

    /** Some write it as in a JPEG. */
    private static Orientation exif(ByteBuffer in, int data, int length) {
        var exif = in.slice(data, Math.min(length, in.limit() - data));
        return Exif.orientation(PhotoHeader.starts(exif, 0, "Exif\0\0") ? exif.slice(6, exif.limit() - 6) : exif);
    }
}
