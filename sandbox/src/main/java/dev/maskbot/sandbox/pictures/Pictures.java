package dev.maskbot.sandbox.pictures;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The built-in pictures. They are drawn by code, anew at each call and always alike, so the truth about every face in
 * them is known. Safe for use by several threads.
 */
public final class Pictures {
    private static final Map<String, Supplier<Picture>> DRAWINGS = new LinkedHashMap<>();
    private static final Map<String, byte[]> JPEGS = new ConcurrentHashMap<>();

    static {
        DRAWINGS.put("portrait", Pictures::portrait);
        DRAWINGS.put("group", Pictures::group);
        DRAWINGS.put("landscape", Pictures::landscape);
        DRAWINGS.put("forbidden", Pictures::forbidden);
    }

    private Pictures() {}

    /** What there is, in the order in which to show it. */
    public static List<String> names() {
        return List.copyOf(DRAWINGS.keySet());
    }

    /** The picture of that name, if there is one. */
    public static Optional<Picture> named(String name) {
        return Optional.ofNullable(DRAWINGS.get(name)).map(Supplier::get);
    }

    /** The same as a JPEG, which is drawn only once. */
    public static Optional<byte[]> jpeg(String name) {
        return Optional.ofNullable(JPEGS.computeIfAbsent(
                        name, _ -> named(name).map(Picture::jpeg).orElse(null)))
                .map(byte[]::clone);
    }

    /** One person. */
    public static Picture portrait() {
        return draw("portrait", 1200, 1500, Portrait::draw);
    }

    /** Nine people in a park: heads tilted by up to 25 degrees, one far away, two close together. */
    public static Picture group() {
        return draw("group", 2000, 1400, Group::draw);
    }

    /** Nobody. */
    public static Picture landscape() {
        return draw("landscape", 1800, 1200, g -> {
            Landscape.draw(g);
            return List.of();
        });
    }

    /** A harmless placard that the local moderation is told to refuse. */
    public static Picture forbidden() {
        return draw("forbidden", 1200, 1200, g -> {
            Placard.draw(g);
            return List.of();
        });
    }

    private static Picture draw(String name, int width, int height, Function<Graphics2D, List<KnownFace>> drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.on(image);
        List<KnownFace> faces = drawing.apply(g);
        g.dispose();
        return new Picture(name, image, faces);
    }
}
