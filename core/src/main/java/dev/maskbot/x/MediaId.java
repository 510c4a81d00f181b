package dev.maskbot.x;

/** The id of an uploaded picture: good for one post by the same account within 24 hours. Immutable. */
public record MediaId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
