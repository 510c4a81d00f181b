package dev.maskbot.processor.matrix;

import dev.maskbot.processor.mask.Effect;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.words.Noun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An effect that fails when the wire does. */
record PaintedOverWire(Effect effect, Wire wire) implements Effect {
    @Override
    public String name() {
        return effect.name();
    }

    @Override
    public void apply(BufferedImage photo, List<Face> faces) {
        try {
            wire.carry(
                    Step.PAINTED,
                    () -> {
                        effect.apply(photo, faces);
                        return true;
                    },
                    _ -> {
                        throw new IllegalStateException("a bug");
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Locale, List<String>> words() {
        return effect.words();
    }

    @Override
    public Map<Locale, Noun> nouns() {
        return effect.nouns();
    }
}
