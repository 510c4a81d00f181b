package dev.maskbot.sandbox.rekognition;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** Finds a pair of eyes in what the cascade took for a face. */
final class EyeFinder {
    /** The side of the square that a face is brought to: the eyes in it are some 50 pixels wide. */
    private static final int SIDE = 192;

    private static final double STEP = 1.1;
    private static final int MIN_HITS = 2;
    private static final int MIN_SIDE = SIDE / 8;
    private static final int MAX_SIDE = SIDE * 2 / 5;

    private EyeFinder() {}

    /** The pair that most windows agree on, in pixels of the picture. */
    static Optional<Eyes> find(CascadeClassifier eye, Mat picture, Candidate face) {
        AffineTransform toPicture = Warp.square(SIDE, face.x(), face.y(), face.width(), face.turn());
        Mat square = Warp.copy(picture, toPicture, SIDE, SIDE);
        List<Spot> left = spots(eye, square, 0.08);
        List<Spot> right = spots(eye, square, 0.45);
        return left.stream()
                .flatMap(l -> right.stream().map(r -> new Pair(l, r)))
                .filter(Pair::isPlausible)
                .max(Comparator.comparingInt(Pair::hits))
                .map(pair -> Eyes.of(
                        toPicture.transform(pair.left.centre, null), toPicture.transform(pair.right.centre, null)));
    }

    /** What looks like an eye in the upper part of the face, from a share of its width on to the right. */
    private static List<Spot> spots(CascadeClassifier eye, Mat square, double from) {
        Rect part = new Rect((int) (from * SIDE), (int) (0.15 * SIDE), (int) (0.47 * SIDE), (int) (0.45 * SIDE));
        RectVector boxes = new RectVector();
        IntPointer hits = new IntPointer();
        Size smallest = new Size(MIN_SIDE, MIN_SIDE);
        Size largest = new Size(MAX_SIDE, MAX_SIDE);
        eye.detectMultiScale2(new Mat(square, part), boxes, hits, STEP, MIN_HITS, 0, smallest, largest);
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Rect box = boxes.get(i);
            Point2D centre =
                    new Point2D.Double(part.x() + box.x() + box.width() / 2.0, part.y() + box.y() + box.height() / 2.0);
            spots.add(new Spot(centre, hits.get(i)));
        }
        return spots;
    }

    private record Spot(Point2D centre, int hits) {}

    private record Pair(Spot left, Spot right) {
        /**
         * As far apart as eyes are in the cascade's boxes (0.35 to 0.46 of the width), and hardly one above the
         * other.
         */
        boolean isPlausible() {
            double dx = (right.centre.getX() - left.centre.getX()) / SIDE;
            double dy = (right.centre.getY() - left.centre.getY()) / SIDE;
            return dx > 0.25 && dx < 0.55 && Math.abs(dy) < 0.4 * dx;
        }

        int hits() {
            return left.hits + right.hits;
        }
    }
}
