package dev.maskbot.processor.matrix;

import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.photo.Face;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Painting that fails when the wire does. */
record PaintedOverWire(Wire wire) implements Reframing {
    @Override
    public BufferedImage apply(BufferedImage photo, List<Face> faces) {
        try {
            return wire.carry(Step.PAINTED, () -> photo, _ -> {
                throw new IllegalStateException("a bug");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
