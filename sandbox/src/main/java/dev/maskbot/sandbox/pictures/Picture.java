package dev.maskbot.sandbox.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** A drawn picture, opaque RGB, and every face in it. The image is the caller's own: each drawing makes a new one. */
public record Picture(String name, BufferedImage image, List<KnownFace> faces) {
    /** What cameras and X itself use for photos: hardly visible loss. */
    private static final float QUALITY = 0.9f;

    public Picture {
        faces = List.copyOf(faces);
    }

    /** The picture as a baseline JPEG, as somebody would attach it to a post. */
    public byte[] jpeg() {
        return jpeg(QUALITY);
    }

    /** As a baseline JPEG of a quality between 0 and 1. */
    public byte[] jpeg(float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
