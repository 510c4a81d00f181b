package dev.maskbot.sandbox.rekognition;

import java.nio.ByteOrder;
import org.bytedeco.opencv.global.opencv_img_hash;
import org.bytedeco.opencv.opencv_core.Mat;

/** What a picture looks like, in 64 bits: its copies, however encoded and scaled, differ in few of them. */
record PerceptualHash(long bits) {
    static PerceptualHash of(Photo photo) {
        Mat hash = new Mat();
        opencv_img_hash.pHash(photo.coarse(), hash);
        return new PerceptualHash(hash.data()
                .capacity(Long.BYTES)
                .asByteBuffer()
                .order(ByteOrder.BIG_ENDIAN)
                .getLong());
    }

    /** In how many bits the two differ. */
    int distance(PerceptualHash other) {
        return Long.bitCount(bits ^ other.bits);
    }
}
