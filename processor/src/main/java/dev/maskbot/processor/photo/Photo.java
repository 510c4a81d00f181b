package dev.maskbot.processor.photo;

import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.util.HexFormat;

/**
 * A fetched photo, still encoded. Its bytes are not to be changed.
 *
 * @param key names it in the buckets: no other photo ever has it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, compared by nobody
public record Photo(String key, Format format, byte[] bytes) {
    /** What can be worked on; X serves nothing else. */
    public enum Format {
        JPEG("image/jpeg", "FFD8FF"),
        PNG("image/png", "89504E470D0A1A0A");

        private final String contentType;
        private final String magic;

        Format(String contentType, String magic) {
            this.contentType = contentType;
            this.magic = magic;
        }

        public String contentType() {
            return contentType;
        }

        private boolean matches(byte[] bytes) {
            var length = magic.length() / 2;
            return bytes.length > length
                    && HexFormat.of()
                            .withUpperCase()
                            .formatHex(bytes, 0, length)
                            .equals(magic);
        }
    }

    /**
     * Looks at the first bytes: names and content types lie.
     *
     * @throws PhotoRefused when it is neither JPEG nor PNG
     */
    public static Photo of(String key, byte[] bytes) throws PhotoRefused {
        for (var format : Format.values()) {
            if (format.matches(bytes)) {
                return new Photo(key, format, bytes);
            }
        }
        throw new PhotoRefused(Why.NOT_A_PHOTO, "neither JPEG nor PNG");
    }
}
