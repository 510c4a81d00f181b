package dev.maskbot.processor.effect;

import dev.maskbot.processor.mask.Drawing;
import dev.maskbot.processor.mask.Sprite;
import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Draws when first asked, and again when memory was short in between. Safe for use by several threads. */
final class LazySprite implements Supplier<Sprite> {
    private final Drawing drawing;
    private SoftReference<Sprite> drawn = new SoftReference<>(null);

    LazySprite(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public synchronized Sprite get() {
        var sprite = drawn.get();
        if (sprite == null) {
            sprite = Sprite.of(drawing);
            drawn = new SoftReference<>(sprite);
        }
        return sprite;
    }
}
