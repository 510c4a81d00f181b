package dev.maskbot.sandbox.x;

import java.util.Arrays;
import java.util.Optional;

/** The sizes in which X serves a photo; none is ever larger than the original. */
enum PhotoVariant {
    THUMB("thumb", 150),
    SMALL("small", 680),
    MEDIUM("medium", 1200),
    LARGE("large", 2048),
    LARGEST("4096x4096", 4096),
    ORIGINAL("orig", 0);

    private final String label;
    private final int box;

    PhotoVariant(String label, int box) {
        this.label = label;
        this.box = box;
    }

    static Optional<PhotoVariant> of(String name) {
        return Arrays.stream(values())
                .filter(variant -> variant.label.equals(name))
                .findFirst();
    }

    /** Whether it is a PNG that need not be scaled. */
    boolean fits(ImageFile original) {
        return original.type() == ImageFile.Type.PNG && original.width() <= box && original.height() <= box;
    }

    ImageFile of(ImageFile original) {
        if (original.isAsIs()) {
            return original;
        }
        try {
            return scaled(original);
        } catch (IllegalArgumentException _) {
            return original; // a WebP, say, which the JDK cannot decode
        }
    }

    private ImageFile scaled(ImageFile original) {
        return switch (this) {
            case THUMB -> JpegScaler.crop(original, box);
            case SMALL, MEDIUM, LARGE, LARGEST -> JpegScaler.fit(original, box);
            case ORIGINAL -> original;
        };
    }
}
