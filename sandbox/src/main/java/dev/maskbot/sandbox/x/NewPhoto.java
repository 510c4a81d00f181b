package dev.maskbot.sandbox.x;

/** A photo somebody is about to post: a JPEG or PNG with its alt text (empty: none). Immutable. */
public record NewPhoto(ImageFile image, String altText) {
    /** Throws IllegalArgumentException when the image cannot be shown. */
    public NewPhoto {
        if (image.type() != ImageFile.Type.JPEG && image.type() != ImageFile.Type.PNG) {
            throw new IllegalArgumentException("a photo must be a JPEG or PNG, not " + image.type());
        }
        image.decode();
    }

    public NewPhoto(byte[] bytes, String altText) {
        this(ImageFile.of(bytes), altText);
    }
}
