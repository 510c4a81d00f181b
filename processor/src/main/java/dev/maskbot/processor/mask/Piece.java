package dev.maskbot.processor.mask;

import java.util.function.Supplier;

/** A part of an effect, to be fitted to each face. Implementations are immutable and safe for use by several threads. */
public sealed interface Piece {
    /** What it is on one face. */
    Layer on(FaceFrame frame, Scene scene, Light light);

    /**
     * A drawing.
     *
     * @param scale how much larger it becomes than it is drawn
     * @param cuts whether it removes what is there instead of covering it
     */
    record Drawn(Supplier<Sprite> sprite, Anchor anchor, double scale, boolean cuts) implements Piece {
        @Override
        public Layer on(FaceFrame frame, Scene scene, Light light) {
            return SpriteLayer.of(sprite.get(), frame.at(anchor, scale), light, cuts);
        }
    }

    /** Squares over the whole head. */
    record Pixelated() implements Piece {
        @Override
        public Layer on(FaceFrame frame, Scene scene, Light light) {
            return Mosaic.over(frame, scene);
        }
    }
}
