package dev.maskbot.sandbox.x;

import java.util.Optional;

/**
 * A photo somebody is about to post: a JPEG, which X encodes anew, or a PNG, and its alt text (empty: none). Immutable.
 *
 * @param kind of what the image is a preview of, if it is no photo
 * @param posted the same medium in an earlier post: both then have one key
 */
public record NewPhoto(ImageFile image, String altText, MediaKind kind, Optional<Photo> posted) {
    /** Throws IllegalArgumentException when the image cannot be shown. */
    public NewPhoto {
        if (image.type() != ImageFile.Type.JPEG && image.type() != ImageFile.Type.PNG) {
            throw new IllegalArgumentException("a photo must be a JPEG or PNG, not " + image.type());
        }
        if (image.isAsIs()) {
            // X would have looked at it
        } else if (image.type() == ImageFile.Type.JPEG) {
            image = JpegScaler.upright(image);
        } else if ((long) image.width() * image.height() > CameraJpeg.MAX_PIXELS) {
            throw new IllegalArgumentException("%d by %d pixels are too many for a PNG here: make it a JPEG"
                    .formatted(image.width(), image.height()));
        } else {
            image.decode();
        }
    }

    public NewPhoto(byte[] bytes, String altText) {
        this(ImageFile.of(bytes), altText);
    }

    public NewPhoto(ImageFile image, String altText) {
        this(image, altText, MediaKind.PHOTO, Optional.empty());
    }

    /** Something that moves, and that shows this photo until it does. */
    public NewPhoto as(MediaKind other) {
        return new NewPhoto(image, altText, other, Optional.empty());
    }

    /** What a post has already, as X lets everybody post it once more. */
    public static NewPhoto again(Photo photo) {
        return new NewPhoto(ImageFile.asIs(photo.image().bytes()), photo.altText(), photo.kind(), Optional.of(photo));
    }

    Photo attached(SnowflakeIds ids) {
        return posted.orElseGet(() -> new Photo(ids.next(), image, altText, kind));
    }
}
