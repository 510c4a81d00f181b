package dev.maskbot.processor.photo;

/**
 * A fetched photo, still encoded. Its bytes are not to be changed.
 *
 * @param key names it in the buckets: no other photo ever has it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, compared by nobody
public record Photo(String key, Format format, byte[] bytes) {
    /** What can be worked on; X serves nothing else. */
    public enum Format {
        JPEG("image/jpeg"),
        PNG("image/png"),
        WEBP("image/webp");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }
}
