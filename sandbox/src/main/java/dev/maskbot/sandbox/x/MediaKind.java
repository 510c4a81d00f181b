package dev.maskbot.sandbox.x;

/** What is attached to a post. Of what moves, only the preview is kept here. */
public enum MediaKind {
    PHOTO("photo", 3),
    VIDEO("video", 13),
    ANIMATED_GIF("animated_gif", 16);

    private final String label;
    private final int prefix;

    MediaKind(String label, int prefix) {
        this.label = label;
        this.prefix = prefix;
    }

    /** As in X's field {@code type}. */
    String label() {
        return label;
    }

    /** X's keys begin with a number for the kind. */
    String key(long id) {
        return prefix + "_" + id;
    }
}
