package dev.maskbot.sandbox.x;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an upload is for. X's other categories are of video, messages and subtitles, which nobody shows here. */
enum MediaCategory {
    // X: images of 5 MB or less, animated GIFs of 15 MB or less.
    TWEET_IMAGE(5),
    TWEET_GIF(15);

    private static final int MEGABYTE = 1024 * 1024;

    private final int megabytes;

    MediaCategory(int megabytes) {
        this.megabytes = megabytes;
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

    boolean isAnimated() {
        return this == TWEET_GIF;
    }

    private static String labels() {
        return Arrays.stream(values()).map(MediaCategory::label).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
