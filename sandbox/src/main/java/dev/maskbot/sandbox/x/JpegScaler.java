package dev.maskbot.sandbox.x;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes smaller JPEGs of an image; transparency becomes white. */
final class JpegScaler {
    // X re-encodes at quality 85.
    private static final float QUALITY = 0.85f;

    private JpegScaler() {}

    /** The whole image inside a square box. */
    static ImageFile fit(ImageFile original, int box) {
        BufferedImage image = original.decode();
        return encode(scale(image, size(image).fittedInto(box)));
    }

    /** The middle of the image, filling a square box. */
    static ImageFile crop(ImageFile original, int box) {
        BufferedImage image = original.decode();
        BufferedImage scaled = scale(image, size(image).covering(box));
        int width = Math.min(box, scaled.getWidth());
        int height = Math.min(box, scaled.getHeight());
        return encode(
                scaled.getSubimage((scaled.getWidth() - width) / 2, (scaled.getHeight() - height) / 2, width, height));
    }

    /** By halves first: a bicubic step that shrinks by more than two skips pixels. */
    private static BufferedImage scale(BufferedImage image, PixelSize target) {
        BufferedImage current = image;
        while (current.getWidth() >= 2 * target.width() && current.getHeight() >= 2 * target.height()) {
            current = draw(current, new PixelSize(current.getWidth() / 2, current.getHeight() / 2));
        }
        return draw(current, target);
    }

    private static BufferedImage draw(BufferedImage image, PixelSize size) {
        BufferedImage drawn = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, 0, 0, size.width(), size.height(), Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    private static ImageFile encode(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return ImageFile.of(bytes.toByteArray());
    }

    private static PixelSize size(BufferedImage image) {
        return new PixelSize(image.getWidth(), image.getHeight());
    }
}
