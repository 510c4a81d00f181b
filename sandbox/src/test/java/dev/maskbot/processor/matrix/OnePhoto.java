package dev.maskbot.processor.matrix;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The one photo there is. */
final class OnePhoto {
    /** Small: it is decoded and painted thousands of times. */
    static final byte[] JPEG = jpeg();

    private OnePhoto() {}

    private static byte[] jpeg() {
        var picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.LIGHT_GRAY);
        brush.fillOval(29, 19, 38, 48);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
