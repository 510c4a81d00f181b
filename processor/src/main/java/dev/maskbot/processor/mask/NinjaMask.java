package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.words.Noun;
import java.awt.AlphaComposite;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a ninja's hood over the whole head, with a slit for the eyes. Large faces are taken to be nearer than small ones:
 * their hoods lie over the others', and nothing is painted over their eyes. Nothing is painted further from the middle
 * of a face's box than the box's diagonal.
 */
public final class NinjaMask implements Effect {
    private static final Locale SPANISH = Locale.of("es");
    private static final Comparator<Face> NEAREST_LAST = Comparator.<Face>comparingDouble(
                    face -> face.box().width() * face.box().height())
            .thenComparingDouble(face -> face.box().left())
            .thenComparingDouble(face -> face.box().top())
            .thenComparingDouble(Face::roll);

    @Override
    public String name() {
        return "ninja";
    }

    @Override
    public void apply(BufferedImage photo, List<Face> faces) {
        var frames = faces.stream()
                .sorted(NEAREST_LAST)
                .map(face -> FaceFit.of(face, photo.getWidth(), photo.getHeight()))
                .flatMap(Optional::stream)
                .toList();
        for (int i = 0; i < frames.size(); i++) {
            paint(photo, frames.get(i), frames.subList(i + 1, frames.size()));
        }
    }

    @Override
    public Map<Locale, List<String>> words() {
        return Map.of(
                Locale.ENGLISH, List.of("ninja", "mask", "hood"), SPANISH, List.of("ninja", "máscara", "capucha"));
    }

    @Override
    public Map<Locale, Noun> nouns() {
        return Map.of(
                Locale.ENGLISH,
                new Noun("a black ninja hood with a red headband", "black ninja hoods with red headbands"),
                SPANISH,
                new Noun("una capucha negra de ninja con cinta roja", "capuchas negras de ninja con cinta roja"));
    }

    private static void paint(BufferedImage photo, FaceFrame frame, List<FaceFrame> nearer) {
        var bounds = new Rectangle(photo.getWidth(), photo.getHeight());
        var area = NinjaHood.extent(frame).getBounds().intersection(bounds);
        if (area.isEmpty()) {
            return;
        }
        var patch = patch(area, frame, nearer);
        var graphics = photo.createGraphics();
        graphics.drawImage(patch, area.x, area.y, null);
        graphics.dispose();
    }

    /** The hood on a transparent ground, as far as it lies in the area. */
    private static BufferedImage patch(Rectangle area, FaceFrame frame, List<FaceFrame> nearer) {
        var patch = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB_PRE);
        var graphics = patch.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(-area.x, -area.y);
        NinjaHood.draw(graphics, frame);
        graphics.setComposite(AlphaComposite.Clear);
        nearer.forEach(other -> graphics.fill(NinjaHood.window(other)));
        graphics.dispose();
        return patch;
    }
}
