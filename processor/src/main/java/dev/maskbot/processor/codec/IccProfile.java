package dev.maskbot.processor.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What the colours of a photo mean. Its bytes are not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record IccProfile(byte[] bytes) {
    /** A dozen times what cameras and editors embed for RGB. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int HEADER = 128;
    private static final int RGB = 0x52474220; // "RGB "
    private static final int CMYK = 0x434D594B;
    private static final int SIGNATURE = 0x61637370; // "acsp"

    static final byte[] MARKER = "ICC_PROFILE\0".getBytes(US_ASCII);
    private static final int LARGEST_PART = 65_535 - 2 - MARKER.length - 2;

    /** Only one for red, green and blue, or for inks: nobody has others. */
    static Optional<IccProfile> of(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        return bytes.length >= HEADER
                        && bytes.length <= MAX_BYTES
                        && in.getInt(0) == bytes.length
                        && (in.getInt(16) == RGB || in.getInt(16) == CMYK)
                        && in.getInt(36) == SIGNATURE
                ? Optional.of(new IccProfile(bytes))
                : Optional.empty();
    }

    /** Whether it is for the pixels that we publish. */
    boolean isRgb() {
        return ByteBuffer.wrap(bytes).getInt(16) == RGB;
    }

    /** The JPEG with this profile, before all other segments (ICC.1:2022, B.4). */
    public byte[] in(byte[] jpeg) {
        var out = new ByteArrayOutputStream(jpeg.length + bytes.length + 256);
        out.write(jpeg, 0, 2);
        int parts = (bytes.length + LARGEST_PART - 1) / LARGEST_PART;
        for (int i = 0; i < parts; i++) {
            int length = Math.min(LARGEST_PART, bytes.length - i * LARGEST_PART);
            int segment = 2 + MARKER.length + 2 + length;
            out.write(0xFF);
            out.write(0xE2);
            out.write(segment >> 8);
            out.write(segment);
            out.writeBytes(MARKER);
            out.write(i + 1);
            out.write(parts);
            out.write(bytes, i * LARGEST_PART, length);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
