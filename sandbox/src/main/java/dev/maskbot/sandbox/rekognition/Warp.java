package dev.maskbot.sandbox.rekognition;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.awt.geom.AffineTransform;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Cuts turned, scaled pieces out of pictures. */
final class Warp {
    private Warp() {}

    /**
     * A copy of the given size; the transform says where in the picture its pixels come from, black beyond the
     * border.
     */
    static Mat copy(Mat picture, AffineTransform toPicture, int width, int height) {
        Mat matrix = new Mat(2, 3, CV_64F);
        new DoublePointer(matrix.data())
                .put(
                        toPicture.getScaleX(),
                        toPicture.getShearX(),
                        toPicture.getTranslateX(),
                        toPicture.getShearY(),
                        toPicture.getScaleY(),
                        toPicture.getTranslateY());
        Mat copy = new Mat();
        Size size = new Size(width, height);
        warpAffine(picture, copy, matrix, size, INTER_LINEAR | WARP_INVERSE_MAP, BORDER_CONSTANT, new Scalar());
        return copy;
    }

    /** From a square copy of the given side to a square about a place in the picture, turned by degrees. */
    static AffineTransform square(double side, double x, double y, double width, double turn) {
        AffineTransform toPicture = AffineTransform.getTranslateInstance(x, y);
        toPicture.rotate(Math.toRadians(turn));
        toPicture.scale(width / side, width / side);
        toPicture.translate(-side / 2, -side / 2);
        return toPicture;
    }
}
