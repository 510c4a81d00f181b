package dev.maskbot.processor.mask;

/** The place in a face that a drawing is fitted to. */
public enum Anchor {
    /** Between the eyes, sized with the whole head: its middle is at x = 0 and its chin at y = 1.75 or above. */
    HEAD,
    /** Between the eyes, which are at x = -0.5 and 0.5. */
    EYES,
    /** As {@link #EYES}, but ending where the face does: for what is open, of a face that is turned away. */
    OPENING,
    /** Midway between the nose and the mouth. */
    LIP
}
