package dev.maskbot.processor.mask;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * Something to be put on faces, drawn in distances between the eyes: x to the viewer's right, y towards the chin, the
 * origin at the {@link Anchor}. Implementations are immutable and safe for use by several threads.
 */
public interface Drawing {
    /** Where it paints, and nowhere else. */
    Rectangle2D extent();

    /** Draws on a transparent ground; may leave paint and composite changed. */
    void draw(Graphics2D graphics);
}
