package dev.maskbot.sandbox.rekognition;

import dev.maskbot.sandbox.rekognition.NativeWorkers.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the faces of a photo: a cascade over turned copies, then, at each place where it saw something, the eyes. Safe
 * for use by several threads.
 */
final class FaceDetector {
    // How many windows must agree on a face with eyes. Measured on photos of grass, coins, bricks and the like: up to 5
    // where there is none; real and drawn faces get 7 and more.
    private static final int MIN_HITS = 6;

    // Enough to go without eyes, which may be closed or covered.
    private static final int SURE_HITS = 12;

    // API reference, DetectFaces: "the 100 largest faces in the image".
    private static final int MAX_FACES = 100;

    // A face is seen at up to 20 degrees from upright, its eyes are not.
    private static final List<Double> LEANS = List.of(0.0, -15.0, 15.0);

    private final NativeWorkers workers;

    FaceDetector(NativeWorkers workers) {
        this.workers = workers;
    }

    /** The faces, the largest first, in pixels of the fine copy. */
    List<Face> detect(Photo photo) {
        List<List<Candidate>> seen = workers.callAll(FaceSearch.TURNS.stream()
                .<Work<List<Candidate>>>map(turn -> cascades -> FaceSearch.search(cascades.face(), photo, turn))
                .toList());
        List<Optional<Face>> measured = workers.callAll(heads(seen).stream()
                .<Work<Optional<Face>>>map(head -> cascades -> measure(cascades, photo, head))
                .toList());
        return distinct(measured.stream().flatMap(Optional::stream).toList()).stream()
                .sorted(Comparator.comparingDouble((Face face) -> face.eyes().distance())
                        .reversed())
                .limit(MAX_FACES)
                .toList();
    }

    /** One list for each head, what most windows agree on first: turned copies show the same head several times. */
    private static List<List<Candidate>> heads(List<List<Candidate>> seen) {
        List<List<Candidate>> heads = new ArrayList<>();
        seen.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Candidate::hits).reversed())
                .forEach(candidate -> heads.stream()
                        .filter(head -> head.getFirst().isNear(candidate))
                        .findFirst()
                        .ifPresentOrElse(
                                head -> head.add(candidate), () -> heads.add(new ArrayList<>(List.of(candidate)))));
        return heads;
    }

    private static Optional<Face> measure(Cascades cascades, Photo photo, List<Candidate> head) {
        int hits = head.stream().mapToInt(Candidate::hits).sum();
        if (hits < MIN_HITS) {
            return Optional.empty();
        }
        Optional<Eyes> eyes = Stream.of(cascades.eye(), cascades.spectacledEye())
                .flatMap(eye -> LEANS.stream()
                        .flatMap(lean -> head.stream()
                                .flatMap(face -> EyeFinder.find(eye, photo.fine(), face.leaning(lean)).stream())))
                .findFirst();
        if (eyes.isPresent()) {
            return Optional.of(Face.of(photo, Pupils.refine(photo.fine(), eyes.get()), 100 - 10.0 / hits));
        }
        return hits < SURE_HITS
                ? Optional.empty()
                : Optional.of(Face.of(photo, head.getFirst().supposedEyes(), 90 - 200.0 / hits));
    }

    /** Two candidates too far apart to be one head may still lead to the same eyes: the surer one stays. */
    private static List<Face> distinct(List<Face> faces) {
        List<Face> distinct = new ArrayList<>();
        faces.stream()
                .sorted(Comparator.comparingDouble(Face::confidence).reversed())
                .filter(face -> distinct.stream().noneMatch(face::isSameAs))
                .forEach(distinct::add);
        return distinct;
    }
}
