package dev.maskbot.sandbox.pictures;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The built-in pictures. They are drawn by code, anew at each call and always alike, so the truth about every face in
 * them is known. Safe for use by several threads.
 */
public final class Pictures {
    private Pictures() {}

    public static List<Picture> all() {
        return List.of(portrait(), group(), landscape(), forbidden());
    }

    /** The picture of that name, if it is one of {@link #all()}. */
    public static Optional<Picture> named(String name) {
        return switch (name) {
            case "portrait" -> Optional.of(portrait());
            case "group" -> Optional.of(group());
            case "landscape" -> Optional.of(landscape());
            case "forbidden" -> Optional.of(forbidden());
            default -> Optional.empty();
        };
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
