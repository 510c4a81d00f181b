package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import java.awt.image.BufferedImage;
import java.util.List;

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

    /**
     * What the picture now shows, for those who cannot see it: one sentence in English, never who it is.
     *
     * @param faces at least one
     */
    String altText(int faces);
}
