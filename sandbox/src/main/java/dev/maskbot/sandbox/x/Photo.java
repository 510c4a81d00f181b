package dev.maskbot.sandbox.x;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A photo attached to a post, or the preview of what moves; {@code id} is its media id, {@code altText} empty when none
 * was given. Immutable.
 */
public record Photo(long id, ImageFile image, String altText, MediaKind kind) {
    /** One that does not move. */
    public Photo(long id, ImageFile image, String altText) {
        this(id, image, altText, MediaKind.PHOTO);
    }

    /** As in {@code attachments.media_keys}. */
    public String mediaKey() {
        return kind.key(id);
    }

    /** Names the photo in its public URL. */
    public String name() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Photo describedAs(String text) {
        return new Photo(id, image, text, kind);
    }
}
