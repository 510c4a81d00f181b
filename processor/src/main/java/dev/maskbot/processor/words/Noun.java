package dev.maskbot.processor.words;

/**
 * What an effect puts on faces, in one language, with its article where one belongs: "a ninja hood", "ninja hoods".
 * Immutable.
 *
 * @param one on a single face
 * @param many on several
 */
public record Noun(String one, String many) {
    public Noun {
        if (one.isBlank() || many.isBlank()) {
            throw new IllegalArgumentException("a noun without words");
        }
    }
}
