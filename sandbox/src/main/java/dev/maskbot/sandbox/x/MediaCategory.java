package dev.maskbot.sandbox.x;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an upload is for. X's other categories are of video, messages and subtitles, which nobody shows here. */
enum MediaCategory {
    // X: images of 5 MB or less, animated GIFs of 15 MB or less.
    TWEET_IMAGE(5, MediaKind.PHOTO),
    TWEET_GIF(15, MediaKind.ANIMATED_GIF);

    private static final int MEGABYTE = 1024 * 1024;

    private final int megabytes;
    private final MediaKind kind;

    MediaCategory(int megabytes, MediaKind kind) {
        this.megabytes = megabytes;
        this.kind = kind;
    }

    /** Refuses what is none of them. */
    static MediaCategory of(String name) {
        String path = "$.media_category";
        String wanted = JsonBody.required(path, name);
        return Arrays.stream(values())
                .filter(category -> category.label().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> JsonBody.refuse(path, "does not have a value in the enumeration [" + labels() + "]"));
    }

    /** What X takes media for when nobody says. */
    static MediaCategory ofType(String mediaType) {
        return mediaType.equals(ImageFile.Type.GIF.mediaType()) ? TWEET_GIF : TWEET_IMAGE;
    }

    int maxBytes() {
        return megabytes * MEGABYTE;
    }

    MediaKind kind() {
        return kind;
    }

    private static String labels() {
        return Arrays.stream(values()).map(MediaCategory::label).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
