package dev.maskbot.sandbox.x;

import java.util.Arrays;

/** Whom the author of a conversation lets reply in it, spelt as in {@code reply_settings}. */
public enum ReplySettings {
    EVERYONE("everyone"),
    /** Those that its first post mentions. */
    MENTIONED_USERS("mentionedUsers"),
    /** Those that the author follows. */
    FOLLOWING("following"),
    SUBSCRIBERS("subscribers"),
    VERIFIED("verified");

    private final String label;

    ReplySettings(String label) {
        this.label = label;
    }

    /** Throws IllegalArgumentException when X has none of that name. */
    static ReplySettings of(String label) {
        return Arrays.stream(values())
                .filter(settings -> settings.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reply_settings of X: " + label));
    }

    String label() {
        return label;
    }
}
