package dev.maskbot.processor.mask;

import java.awt.Rectangle;

/** Something to be painted on one photo. Implementations are immutable and safe for use by several threads. */
public interface Layer {
    /** All that may be painted, in pixels; it may reach beyond the photo. */
    Rectangle bounds();

    /** Paints what falls into the strip. */
    void paint(Strip strip);
}
