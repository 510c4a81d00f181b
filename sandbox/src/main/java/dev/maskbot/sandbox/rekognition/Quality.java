package dev.maskbot.sandbox.rekognition;

import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;

import java.awt.geom.AffineTransform;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** How well a face can be seen, both from 0 to 100. */
final class Quality {
    private static final int SIDE = 128;

    // A sharp face's Laplacian varies by some hundreds at this size, a blurred one's by less than ten.
    private static final double SHARP_VARIANCE = 100;

    private Quality() {}

    /** The mean luma. */
    static double brightness(Photo photo, Eyes eyes) {
        return mean(face(photo, eyes)).get(0) * 100 / 255;
    }

    /** The variance of the Laplacian, which is the usual measure of focus, bent to the scale. */
    static double sharpness(Photo photo, Eyes eyes) {
        Mat laplacian = new Mat();
        Laplacian(face(photo, eyes), laplacian, CV_64F);
        Mat mean = new Mat();
        Mat deviation = new Mat();
        meanStdDev(laplacian, mean, deviation);
        double variance = Math.pow(new DoublePointer(deviation.data()).get(), 2);
        return 100 * (1 - Math.exp(-variance / SHARP_VARIANCE));
    }

    /** The face, from brows to chin, as a square of always the same size. */
    private static Mat face(Photo photo, Eyes eyes) {
        AffineTransform toPicture = eyes.axes();
        toPicture.translate(0, 0.5);
        toPicture.scale(2.0 / SIDE, 2.0 / SIDE);
        toPicture.translate(-SIDE / 2.0, -SIDE / 2.0);
        return Warp.copy(photo.fine(), toPicture, SIDE, SIDE);
    }
}
