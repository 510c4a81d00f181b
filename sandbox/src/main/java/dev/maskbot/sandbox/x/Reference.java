package dev.maskbot.sandbox.x;

/** How one post refers to another, by id. Immutable. */
public record Reference(Kind kind, long postId) {
    /** The kinds of X, spelt as in {@code referenced_tweets[].type}. */
    public enum Kind {
        REPLIED_TO("replied_to"),
        QUOTED("quoted"),
        RETWEETED("retweeted");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
