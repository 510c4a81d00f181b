package dev.maskbot.mention;

import java.net.URI;

/**
 * A photo to work on, where it can be fetched. Immutable.
 *
 * @param owner id of the account that posted the photo
 * @param altText the owner's own description, empty when there is none
 */
public record PhotoRef(URI url, String owner, String altText) {
    public PhotoRef {
        if (!url.isAbsolute()) {
            throw new IllegalArgumentException("a photo needs an absolute address");
        }
        owner = owner == null ? "" : owner;
        altText = altText == null ? "" : altText;
    }
}
