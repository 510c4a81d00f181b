package dev.maskbot.sandbox.x;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A photo attached to a post, or an animated GIF; {@code id} is its media id, {@code altText} empty when none was given.
 * Immutable.
 */
public record Photo(long id, ImageFile image, String altText, boolean animated) {
    /** One that stands still. */
    public Photo(long id, ImageFile image, String altText) {
        this(id, image, altText, false);
    }

    /** As in {@code attachments.media_keys}; X prefixes photos with 3, animated GIFs with 16. */
    public String mediaKey() {
        return mediaKey(id, animated);
    }

    static String mediaKey(long id, boolean animated) {
        return (animated ? "16_" : "3_") + id;
    }

    /** Names the photo in its public URL. */
    public String name() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Photo describedAs(String text) {
        return new Photo(id, image, text, animated);
    }
}
