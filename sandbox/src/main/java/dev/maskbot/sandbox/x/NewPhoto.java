package dev.maskbot.sandbox.x;

/** A photo somebody is about to post: a JPEG, which X encodes anew, or a PNG, and its alt text (empty: none). Immutable. */
public record NewPhoto(ImageFile image, String altText) {
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
}
