package dev.maskbot.x;

/** The id of a post on X: a snowflake, so newer posts have greater ids. Immutable. */
public record PostId(long value) implements Comparable<PostId> {
    /**
     * Reads an id as X writes it.
     *
     * @throws NumberFormatException when the text is no id
     */
    public static PostId of(String text) {
        return new PostId(Long.parseLong(text));
    }

    @Override
    public int compareTo(PostId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
