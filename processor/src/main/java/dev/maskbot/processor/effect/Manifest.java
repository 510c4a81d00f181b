package dev.maskbot.processor.effect;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import dev.maskbot.processor.mask.Anchor;
import dev.maskbot.processor.mask.Drawing;
import dev.maskbot.processor.mask.Piece;
import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.words.Noun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An effect's {@code effect.json}: what it consists of, and the words for it by language, English at least.
 *
 * @param reframing a class, see {@link Reframing}
 */
record Manifest(
        Map<String, List<String>> words, Map<String, Noun> nouns, List<Part> pieces, Optional<String> reframing) {
    private static final Pattern NAME = Pattern.compile("[a-z]{2,20}");
    private static final String ENGLISH = "en";
    private static final double LARGEST_SCALE = 4;

    Manifest {
        words = Objects.requireNonNullElse(words, Map.of());
        nouns = Objects.requireNonNullElse(nouns, Map.of());
        pieces = Objects.requireNonNullElse(pieces, List.of());
    }

    /**
     * One of a drawing, a picture, and pixels.
     *
     * @param drawing a class, see {@link Drawing}
     * @param picture a PNG beside the manifest
     * @param extent of the picture, in units from the anchor: left, top, width, height
     * @param pixelate whether the head is to be shown in large squares
     * @param z pieces with a higher number lie over the others
     */
    record Part(
            Optional<String> drawing,
            Optional<String> picture,
            Optional<List<Double>> extent,
            boolean pixelate,
            Optional<Anchor> anchor,
            Optional<Double> scale,
            boolean cuts,
            int z) {

        private Piece piece(Path folder) {
            long kinds = Stream.of(drawing.isPresent(), picture.isPresent(), pixelate)
                    .filter(kind -> kind)
                    .count();
            require(kinds == 1, "a piece is one of drawing, picture and pixelate");
            if (pixelate) {
                return new Piece.Pixelated();
            }
            double size = scale.orElse(1.0);
            require(size > 0 && size <= LARGEST_SCALE, "scale " + size);
            var what = drawing.map(name -> create(name, Drawing.class))
                    .orElseGet(() -> PngDrawing.of(folder.resolve(picture.orElseThrow()), extent.orElse(List.of())));
            require(!what.extent().isEmpty(), "an empty drawing");
            return new Piece.Drawn(new LazySprite(what), anchor.orElse(Anchor.HEAD), size, cuts);
        }
    }

    /** @throws IllegalArgumentException when it is not what an effect needs */
    Effect effect(String name, Path folder) {
        require(NAME.matcher(name).matches(), "the name");
        require(!words.getOrDefault(ENGLISH, List.of()).isEmpty(), "no English words");
        require(words.values().stream().noneMatch(List::isEmpty), "a language without words");
        require(nouns.containsKey(ENGLISH), "no English noun");
        require(!pieces.isEmpty() || reframing.isPresent(), "it does nothing");
        return new Effect(
                name,
                byLocale(words),
                byLocale(nouns),
                pieces.stream()
                        .sorted(comparingInt(Part::z))
                        .map(part -> part.piece(folder))
                        .toList(),
                reframing.map(type -> create(type, Reframing.class)));
    }

    private static <T> Map<Locale, T> byLocale(Map<String, T> byTag) {
        return byTag.entrySet().stream()
                .collect(toMap(entry -> Locale.forLanguageTag(entry.getKey()), Map.Entry::getValue));
    }

    private static <T> T create(String name, Class<T> type) {
        try {
            return Class.forName(name).asSubclass(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("%s is no %s".formatted(name, type.getSimpleName()), e);
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }
}
