package dev.maskbot.sandbox.x;

import java.awt.Color;
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
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/** Makes X's JPEGs of an image; transparency becomes white. */
final class JpegScaler {
    // X re-encodes at quality 85.
    private static final double QUALITY = 0.85;

    private JpegScaler() {}

    /** The whole image inside a square box. */
    static ImageFile fit(ImageFile original, int box) {
        PixelSize size = new PixelSize(original.width(), original.height()).fittedInto(box);
        return encode(Thumbnails.of(opaque(original)).forceSize(size.width(), size.height()));
    }

    /** The middle of the image, filling a square box as far as it can. */
    static ImageFile crop(ImageFile original, int box) {
        int width = Math.min(box, original.width());
        int height = Math.min(box, original.height());
        return encode(Thumbnails.of(opaque(original)).crop(Positions.CENTER).size(width, height));
    }

    /** The same picture the right way up, if its camera said which way that is; what else EXIF told is gone. */
    static ImageFile upright(ImageFile jpeg) {
        return encode(Thumbnails.of(CameraJpeg.decode(jpeg)).scale(1));
    }

    /** The same picture, in several scans. */
    static ImageFile progressive(ImageFile jpeg) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(jpeg.decode(), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return ImageFile.of(bytes.toByteArray());
    }

    private static BufferedImage opaque(ImageFile original) {
        BufferedImage image = original.decode();
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static ImageFile encode(Thumbnails.Builder<?> scaled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            scaled.outputFormat("jpg").outputQuality(QUALITY).toOutputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return ImageFile.of(bytes.toByteArray());
    }
}
