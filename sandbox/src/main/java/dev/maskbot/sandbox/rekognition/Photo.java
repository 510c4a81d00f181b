package dev.maskbot.sandbox.rekognition;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A photo as the detector wants it: grey, upright by its EXIF tag, and no larger than it must be. Holds native memory
 * until closed; safe for reading by several threads.
 *
 * @param fine to measure in
 * @param coarse to search in, as a share of the fine one's size
 */
record Photo(Mat fine, Mat coarse) implements AutoCloseable {
    // Rekognition finds faces from 40 pixels in a picture of 1920 by 1080, and proportionally larger ones in larger
    // pictures ("Guidelines and quotas"): beyond 1920 pixels there is nothing to gain.
    private static final int FINE = 1920;

    // The cascade was trained on 20 pixels, so half of that is enough to search in, at a quarter of the work.
    private static final int COARSE = FINE / 2;

    /** @throws software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException if it cannot be decoded */
    static Photo decode(byte[] bytes, Header header) {
        Mat decoded = imdecode(new Mat(bytes), flags(Math.max(header.width(), header.height())));
        if (decoded.empty()) {
            throw RekognitionErrors.invalidImageFormat();
        }
        Mat fine = shrunk(decoded, FINE);
        return new Photo(fine.retainReference(), shrunk(fine, COARSE).retainReference());
    }

    /** The width of the coarse copy as a share of the fine one's. */
    double scale() {
        return (double) coarse.cols() / fine.cols();
    }

    private static int flags(int side) {
        // A JPEG can be decoded at a fraction of its size in a fraction of the time.
        return side >= 4 * FINE
                ? IMREAD_REDUCED_GRAYSCALE_4
                : side >= 2 * FINE ? IMREAD_REDUCED_GRAYSCALE_2 : IMREAD_GRAYSCALE;
    }

    private static Mat shrunk(Mat picture, int side) {
        double scale = (double) side / Math.max(picture.cols(), picture.rows());
        if (scale >= 1) {
            return picture.clone();
        }
        Mat small = new Mat();
        resize(picture, small, new Size(), scale, scale, INTER_AREA);
        return small;
    }

    @Override
    public void close() {
        fine.close();
        coarse.close();
    }
}
