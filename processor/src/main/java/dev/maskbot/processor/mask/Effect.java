package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.words.Noun;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done to the faces of a photo. Implementations are immutable and safe for use by several threads. */
public interface Effect {
    /** The name by which people and the operator choose it: lower case, one word. */
    String name();

    /**
     * Draws over the faces, in place.
     *
     * @param photo upright, opaque RGB
     * @param faces in any order; the result does not depend on it
     */
    void apply(BufferedImage photo, List<Face> faces);

    /** What people choose it by, in each language the word first that they are told. */
    Map<Locale, List<String>> words();

    /** What it puts on faces, for those who cannot see it. */
    Map<Locale, Noun> nouns();
}
