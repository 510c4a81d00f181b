package dev.maskbot.sandbox.rekognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** One set of OpenCV's own cascades. A classifier works for one thread at a time. */
record Cascades(CascadeClassifier face, CascadeClassifier eye, CascadeClassifier spectacledEye)
        implements AutoCloseable {
    private static final String FOLDER =
            "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/haarcascade_";

    static Cascades load() {
        return new Cascades(load("frontalface_alt2"), load("eye"), load("eye_tree_eyeglasses"));
    }

    private static CascadeClassifier load(String name) {
        try {
            return new CascadeClassifier(
                    Loader.cacheResource(FOLDER + name + ".xml").getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        face.close();
        eye.close();
        spectacledEye.close();
    }
}
