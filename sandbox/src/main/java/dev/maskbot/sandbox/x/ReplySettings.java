package dev.maskbot.sandbox.x;

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

    String label() {
        return label;
    }
}
