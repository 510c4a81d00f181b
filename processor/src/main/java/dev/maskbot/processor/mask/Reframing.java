package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import java.awt.image.BufferedImage;
import java.util.List;

/** What changes a whole photo. Implementations are immutable and safe for use by several threads. */
@FunctionalInterface
public interface Reframing {
    /** Makes another picture of it: opaque RGB, of any size up to the photo's. */
    BufferedImage apply(BufferedImage photo, List<Face> faces);
}
