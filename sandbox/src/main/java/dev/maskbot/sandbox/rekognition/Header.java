package dev.maskbot.sandbox.rekognition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The size a JPEG or PNG says it has, in pixels, read before anything is decoded. */
record Header(int width, int height) {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** @throws software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException if it is neither, or broken */
    static Header read(byte[] bytes) {
        String format = startsWith(bytes, JPEG) ? "jpeg" : startsWith(bytes, PNG) ? "png" : null;
        if (format == null) {
            throw RekognitionErrors.invalidImageFormat();
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input);
            return new Header(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException e) {
            throw RekognitionErrors.invalidImageFormat();
        } finally {
            reader.dispose();
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length > magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
