package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.PhotoCodec;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.turbo.TurboJpeg.Subsampling;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Pixels to baseline JPEGs that X and Rekognition take. Safe for use by several threads. */
record JpegEncoder(Turbo turbo) {
    /** X: images of 5 MB or less. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    /** Rekognition: 10,000 pixels a side for moderation. */
    static final int MAX_SIDE = 10_000;

    /** Above what X keeps (85), so that X's encoding is the only one that shows; below it before pixels are lost. */
    private static final int[] QUALITIES = {90, 80};

    /** As large as may be: what does not fit is made half as wide and high. */
    byte[] encode(BufferedImage picture, Subsampling subsampling) {
        var fitting = picture;
        while (true) {
            if (Math.max(fitting.getWidth(), fitting.getHeight()) <= MAX_SIDE) {
                for (int quality : QUALITIES) {
                    var jpeg = encode(fitting, subsampling, quality);
                    if (jpeg.length <= MAX_BYTES) {
                        return jpeg;
                    }
                }
            }
            fitting = halved(fitting);
        }
    }

    private byte[] encode(BufferedImage picture, Subsampling subsampling, int quality) {
        return turbo.attempt(library ->
                        library.encode(pixels(picture), picture.getWidth(), picture.getHeight(), subsampling, quality))
                .orElseGet(() -> PhotoCodec.encode(picture, quality));
    }

    /** That of the source where it has all colours, so that none are lost twice. */
    static Subsampling subsampling(PhotoHeader header) {
        boolean full = header.jpeg()
                .map(jpeg -> jpeg.components().size() == 3 && jpeg.across() == 1 && jpeg.down() == 1)
                .orElse(false);
        return full ? Subsampling.S444 : Subsampling.S420;
    }

    /** Means of four. */
    private static BufferedImage halved(BufferedImage picture) {
        int width = picture.getWidth();
        var half = new BufferedImage(width / 2, picture.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        var from = pixels(picture);
        var to = pixels(half);
        for (int y = 0; y < half.getHeight(); y++) {
            for (int x = 0; x < half.getWidth(); x++) {
                int at = 2 * y * width + 2 * x;
                to[y * half.getWidth() + x] = mean(from[at], from[at + 1], from[at + width], from[at + width + 1]);
            }
        }
        return half;
    }

    private static int mean(int p, int q, int r, int s) {
        int redBlue = (p & 0xFF00FF) + (q & 0xFF00FF) + (r & 0xFF00FF) + (s & 0xFF00FF) + 0x20002;
        int green = (p & 0xFF00) + (q & 0xFF00) + (r & 0xFF00) + (s & 0xFF00) + 0x200;
        return (redBlue >>> 2 & 0xFF00FF) | (green >>> 2 & 0xFF00);
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
