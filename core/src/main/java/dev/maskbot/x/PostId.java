package dev.maskbot.x;

import java.time.Instant;

/** The id of a post on X: a snowflake, so newer posts have greater ids. Immutable. */
public record PostId(long value) implements Comparable<PostId> {
    // Twitter's snowflakes: milliseconds since 2010-11-04T01:42:54.657Z, then 22 bits of machine and sequence.
    private static final long EPOCH_MILLIS = 1288834974657L;
    private static final int SEQUENCE_BITS = 22;

    /**
     * Reads an id as X writes it.
     *
     * @throws NumberFormatException when the text is no id
     */
    public static PostId of(String text) {
        return new PostId(Long.parseLong(text));
    }

    /** The least id that a post of this moment could have; 0 before X had such ids. */
    public static PostId firstAt(Instant moment) {
        return new PostId(Math.max(0, (moment.toEpochMilli() - EPOCH_MILLIS) << SEQUENCE_BITS));
    }

    /** When the post was written, to the millisecond. */
    public Instant at() {
        return Instant.ofEpochMilli((value >> SEQUENCE_BITS) + EPOCH_MILLIS);
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
