package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fits the pieces of an effect to faces. Large faces are taken to be nearer than small ones: theirs lie over the others',
 * and cut holes into them, so that eyes stay free. Nothing is painted further from the middle of a face's box than the
 * box's diagonal. The order of the faces makes no difference.
 */
public final class Masks {
    private static final Comparator<Face> NEAREST_LAST = Comparator.<Face>comparingDouble(
                    face -> face.box().width() * face.box().height())
            .thenComparingDouble(face -> face.box().left())
            .thenComparingDouble(face -> face.box().top())
            .thenComparingDouble(Face::roll);

    private Masks() {}

    /** The layers in the order in which they are to be painted. */
    public static List<Layer> fit(List<Piece> pieces, List<Face> faces, Scene scene) {
        return faces.stream()
                .sorted(NEAREST_LAST)
                .map(face -> FaceFit.of(face, scene.width(), scene.height()))
                .flatMap(Optional::stream)
                .flatMap(frame -> {
                    var light = Light.in(scene, frame.surroundings());
                    return pieces.stream().map(piece -> piece.on(frame, scene, light));
                })
                .toList();
    }
}
