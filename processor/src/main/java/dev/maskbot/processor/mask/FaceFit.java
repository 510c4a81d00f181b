package dev.maskbot.processor.mask;

import static dev.maskbot.processor.photo.Landmark.CHIN_BOTTOM;
import static dev.maskbot.processor.photo.Landmark.EYE_LEFT;
import static dev.maskbot.processor.photo.Landmark.EYE_RIGHT;
import static dev.maskbot.processor.photo.Landmark.MID_JAWLINE_LEFT;
import static dev.maskbot.processor.photo.Landmark.MID_JAWLINE_RIGHT;
import static dev.maskbot.processor.photo.Landmark.MOUTH_LEFT;
import static dev.maskbot.processor.photo.Landmark.MOUTH_RIGHT;
import static dev.maskbot.processor.photo.Landmark.NOSE;
import static dev.maskbot.processor.photo.Landmark.UPPER_JAWLINE_LEFT;
import static dev.maskbot.processor.photo.Landmark.UPPER_JAWLINE_RIGHT;

import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Landmark;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Fits a frame to what is known of a face: place and roll from the eyes, size from eyes, jaw, mouth, chin and box. Eyes
 * that cannot be those of the box, or are missing, are replaced by those an ordinary face would have there. All in
 * pixels, since fractions of width and height are not the same length.
 */
final class FaceFit {
    /** No drawing may reach further from the head's origin, in units: so it stays within the box's diagonal. */
    static final double REACH = 2.45;

    // Proportions of an ordinary face, in distances between the eyes.
    private static final double CHIN = 1.75;
    private static final double MOUTH_TO_CHIN = 1.65;
    private static final double LIP = 0.78;
    private static final double LARGEST_LIP_ERROR = 0.5;

    // What a drawn head is sure to cover: the box's top, half its breadth at the cheeks and temples, the slit's ends.
    private static final double BOX_TOP = 1.7;
    private static final double CHEEK = 1.3;
    private static final double TEMPLE = 1.5;
    private static final double SLIT = 1.2;

    /** The outer one of an eye that is seen from the side, in distances between the eyes from their middle. */
    private static final double EYE_CORNER = 0.78;

    // In diagonals of the box, where an ordinary face has its eyes 0.27 apart and 0.07 from the middle.
    private static final double CLOSEST_EYES = 0.08;
    private static final double FURTHEST_EYES = 0.25;
    private static final double FURTHEST_LANDMARK = 0.75;
    private static final double SMALLEST_UNIT = 0.22;
    private static final double LARGEST_UNIT = 0.3;

    /** Between the roll of the eyes and that of the face, in radians. */
    private static final double LARGEST_DISAGREEMENT = Math.PI / 4;

    /** A face that is turned further, in degrees, has one eye that nobody sees. */
    private static final double FURTHEST_TURN = 65;

    private final Face face;
    private final int width;
    private final int height;
    private final FaceBox box;
    private final Eyes eyes;
    private final AffineTransform toFace;
    private final Point2D boxMiddle;

    private FaceFit(Face face, FaceBox box, int width, int height) {
        this.face = face;
        this.width = width;
        this.height = height;
        this.box = box;
        eyes = seenEyes().orElseGet(() -> Eyes.expectedIn(box, Math.toRadians(face.roll())));
        toFace = eyes.toFace();
        boxMiddle = toFace.transform(box.middle(), null);
    }

    /** Empty when the box has no extent. */
    static Optional<FaceFrame> of(Face face, int width, int height) {
        var box = FaceBox.of(face, width, height);
        return box.hasExtent() && Double.isFinite(face.roll() + face.yaw() + face.pitch())
                ? Optional.of(new FaceFit(face, box, width, height).frame())
                : Optional.empty();
    }

    private FaceFrame frame() {
        var jaw = jaw().mapToDouble(Point2D::getX).summaryStatistics();
        double left = Math.min(boxMiddle.getX() - box.breadth() / 2, jaw.getMin());
        double right = Math.max(boxMiddle.getX() + box.breadth() / 2, jaw.getMax());
        double half = (right - left) / 2;
        double aside = (right + left) / 2;
        double slit = SLIT * eyes.distance();

        double unit = unit();
        double across = largest(unit, half / CHEEK, (Math.abs(aside) + half + slit) / (2 * TEMPLE));
        double leeway = Math.max(0, TEMPLE * across - slit);
        double centre = Math.clamp(aside, -leeway, leeway);
        double top = boxMiddle.getY() - box.length() / 2;
        double down = largest(unit, chin() / CHIN, -top / BOX_TOP);
        var turn = Turn.of(face.yaw(), face.pitch());
        double reach = REACH * turn.reach(FaceFrame.HEAD_SIDE, FaceFrame.HEAD_END);
        double limit = (box.diagonal() - boxMiddle.distance(centre, 0)) / reach;
        return new FaceFrame(
                eyes.middle().getX(),
                eyes.middle().getY(),
                eyes.roll(),
                eyes.distance(),
                opening(left, right),
                Math.min(unit, limit),
                centre,
                Math.min(across, limit),
                Math.min(down, limit),
                lip(unit),
                turn);
    }

    /** No further than the face, but beyond the eyes. */
    private FaceFrame.Opening opening(double left, double right) {
        double widest = FaceFrame.Opening.WIDEST * eyes.distance();
        double narrowest = EYE_CORNER * eyes.distance();
        return new FaceFrame.Opening(Math.clamp(left, -widest, -narrowest), Math.clamp(right, narrowest, widest));
    }

    /** Between nose and mouth, where an ordinary face has it if they are not known, or nowhere near. */
    private Point2D lip(double unit) {
        var expected = new Point2D.Double(0, LIP * unit);
        return middle(MOUTH_LEFT, MOUTH_RIGHT)
                .flatMap(mouth -> at(NOSE).map(nose -> toFace.transform(middle(nose, mouth), null)))
                .filter(seen -> seen.distance(expected) <= LARGEST_LIP_ERROR * unit)
                .orElse(expected);
    }

    private Optional<Point2D> middle(Landmark left, Landmark right) {
        return at(left).flatMap(a -> at(right).map(b -> middle(a, b)));
    }

    private static Point2D middle(Point2D a, Point2D b) {
        return new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
    }

    /** The distance of the eyes if the face were seen from the front, as far as the box bears it out. */
    private double unit() {
        double frontal = eyes.distance() / Math.max(0.1, Math.cos(Math.toRadians(face.yaw())));
        double largest = Math.max(eyes.distance(), LARGEST_UNIT * box.diagonal());
        return Math.clamp(frontal, SMALLEST_UNIT * box.diagonal(), largest);
    }

    private Stream<Point2D> jaw() {
        return Stream.of(UPPER_JAWLINE_LEFT, MID_JAWLINE_LEFT, MID_JAWLINE_RIGHT, UPPER_JAWLINE_RIGHT)
                .map(this::at)
                .flatMap(Optional::stream)
                .map(point -> toFace.transform(point, null));
    }

    private double chin() {
        double mouth = Math.min(below(MOUTH_LEFT), below(MOUTH_RIGHT));
        return largest(below(CHIN_BOTTOM), MOUTH_TO_CHIN * mouth, boxMiddle.getY() + box.length() / 2);
    }

    /** How far a landmark lies below the eyes; negative infinity when unknown. */
    private double below(Landmark landmark) {
        return at(landmark).map(point -> toFace.transform(point, null).getY()).orElse(Double.NEGATIVE_INFINITY);
    }

    private Optional<Eyes> seenEyes() {
        return at(EYE_LEFT)
                .flatMap(left -> at(EYE_RIGHT).map(right -> Eyes.at(left, right)))
                .filter(_ -> Math.abs(face.yaw()) <= FURTHEST_TURN && Math.abs(face.pitch()) <= FURTHEST_TURN)
                .filter(this::plausible);
    }

    private boolean plausible(Eyes seen) {
        double offset = seen.middle().distance(box.middle());
        double disagreement = Math.IEEEremainder(seen.roll() - Math.toRadians(face.roll()), 2 * Math.PI);
        return offset <= FURTHEST_EYES * box.diagonal()
                && seen.distance() >= CLOSEST_EYES * box.diagonal()
                && seen.distance() <= (box.diagonal() - offset) / REACH
                && Math.abs(disagreement) <= LARGEST_DISAGREEMENT;
    }

    private Optional<Point2D> at(Landmark landmark) {
        return face.at(landmark)
                .<Point2D>map(point -> new Point2D.Double(point.x() * width, point.y() * height))
                .filter(point -> point.distance(box.middle()) <= FURTHEST_LANDMARK * box.diagonal());
    }

    private static double largest(double... values) {
        return DoubleStream.of(values).max().orElseThrow();
    }
}
