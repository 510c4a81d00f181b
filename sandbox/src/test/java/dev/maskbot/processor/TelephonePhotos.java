package dev.maskbot.processor;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.TestImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Photos of 12 megapixels with faces, in the ways that they come. */
final class TelephonePhotos {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    private TelephonePhotos() {}

    static byte[] plain() throws IOException {
        return jpeg(group(BufferedImage.TYPE_INT_RGB), ImageWriteParam.MODE_DISABLED);
    }

    static byte[] progressive() throws IOException {
        return jpeg(group(BufferedImage.TYPE_INT_RGB), ImageWriteParam.MODE_DEFAULT);
    }

    /** As a telephone held upright keeps it. */
    static byte[] turned() throws IOException {
        return TestImages.sideways(jpeg(lyingPortrait(), ImageWriteParam.MODE_DISABLED));
    }

    static byte[] alpha() throws IOException {
        return png(group(BufferedImage.TYPE_4BYTE_ABGR));
    }

    private static byte[] jpeg(BufferedImage picture, int progressiveMode) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressiveMode);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage group(int type) {
        var picture = new BufferedImage(WIDTH, HEIGHT, type);
        var brush = picture.createGraphics();
        brush.drawImage(Pictures.group().image(), 0, 0, WIDTH, HEIGHT, null);
        brush.dispose();
        return picture;
    }

    /** Turned to the left. */
    private static BufferedImage lyingPortrait() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.translate(0, HEIGHT);
        brush.rotate(-Math.PI / 2);
        brush.drawImage(Pictures.portrait().image(), 0, 0, HEIGHT, WIDTH, null);
        brush.dispose();
        return picture;
    }
}
