package dev.maskbot.sandbox.x;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A photo attached to a post; {@code id} is its media id, {@code altText} empty when none was given. Immutable. */
public record Photo(long id, ImageFile image, String altText) {
    /** As in {@code attachments.media_keys}; X prefixes photos with 3. */
    public String mediaKey() {
        return "3_" + id;
    }

    /** Names the photo in its public URL. */
    public String name() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
