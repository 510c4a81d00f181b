package dev.maskbot.sandbox.rekognition;

import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Moves eyes onto their pupils: to the place that is dark and that most edges face away from, as they do from the
 * centre of a dark disc (Timm and Barth, Accurate Eye Centre Localisation by Means of Gradients, 2011).
 */
final class Pupils {
    /** Pixels between the eyes in the copy that is looked at. */
    private static final int UNIT = 80;

    // The cascade's eyes are off by 0.07 of their distance at most.
    private static final int REACH = UNIT / 9;

    // The iris is 12 mm wide, the eyes are 63 mm apart; somewhat more than its radius.
    private static final int RADIUS = UNIT / 7;

    private static final int SIDE = 2 * (REACH + RADIUS) + 3;

    private Pupils() {}

    static Eyes refine(Mat picture, Eyes eyes) {
        return Eyes.of(
                refine(picture, eyes, eyes.leftX(), eyes.leftY()), refine(picture, eyes, eyes.rightX(), eyes.rightY()));
    }

    private static Point2D refine(Mat picture, Eyes eyes, double x, double y) {
        AffineTransform toPicture = Warp.square(SIDE, x, y, eyes.distance() * SIDE / UNIT, eyes.roll());
        Mat square = Warp.copy(picture, toPicture, SIDE, SIDE);
        GaussianBlur(square, square, new Size(5, 5), 0);
        byte[] luma = new byte[SIDE * SIDE];
        square.data().get(luma);

        List<Edge> edges = edges(luma);
        Point2D pupil = new Point2D.Double(SIDE / 2.0, SIDE / 2.0);
        double best = 0;
        for (int v = RADIUS + 1; v < SIDE - RADIUS - 1; v++) {
            for (int u = RADIUS + 1; u < SIDE - RADIUS - 1; u++) {
                double score = (255 - at(luma, u, v)) * facingAway(edges, u, v);
                if (score > best) {
                    best = score;
                    pupil.setLocation(u + 0.5, v + 0.5);
                }
            }
        }
        return toPicture.transform(pupil, null);
    }

    private static double facingAway(List<Edge> edges, int u, int v) {
        double sum = 0;
        for (Edge edge : edges) {
            double dx = edge.x - u;
            double dy = edge.y - v;
            double distance = Math.hypot(dx, dy);
            if (distance > 0 && distance <= RADIUS) {
                double along = Math.max(0, (dx * edge.toLightX + dy * edge.toLightY) / distance);
                sum += along * along;
            }
        }
        return sum;
    }

    /** The strong ones, each with the unit vector to its lighter side. */
    private static List<Edge> edges(byte[] luma) {
        List<Edge> edges = new ArrayList<>();
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                double dx = at(luma, x + 1, y) - at(luma, x - 1, y);
                double dy = at(luma, x, y + 1) - at(luma, x, y - 1);
                double strength = Math.hypot(dx, dy);
                if (strength > 0) {
                    edges.add(new Edge(x, y, dx / strength, dy / strength, strength));
                }
            }
        }
        double mean = edges.stream().mapToDouble(Edge::strength).average().orElse(0);
        return edges.stream().filter(edge -> edge.strength > 1.2 * mean).toList();
    }

    private static int at(byte[] luma, int x, int y) {
        return luma[y * SIDE + x] & 0xFF;
    }

    private record Edge(int x, int y, double toLightX, double toLightY, double strength) {}
}
