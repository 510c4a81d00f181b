package dev.maskbot.processor.codec;

import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/**
 * Encoded photos to pixels and back, in Java: everything that {@link PhotoHeader} lets pass. Nothing but pixels survives:
 * no EXIF, no place, no thumbnail of the unmasked face.
 */
public final class PhotoCodec {
    static {
        ImageIO.setUseCache(false); // it would write to disk, where we keep nothing
    }

    private PhotoCodec() {}

    /**
     * Decodes to upright, opaque RGB; what is transparent becomes white.
     *
     * @throws PhotoRefused when the photo is broken
     */
    public static BufferedImage decode(Photo photo, PhotoHeader header) throws PhotoRefused {
        if (header.jpeg().isPresent() && header.components() == 4) {
            return header.orientation()
                    .upright(reading(photo, reader -> Inks.toRgb(reader.readRaster(0, null), header)));
        }
        var decoded = reading(photo, reader -> read(reader, header));
        if (decoded.getWidth() != header.width() || decoded.getHeight() != header.height()) {
            throw new PhotoRefused(Why.NOT_A_PHOTO, "another size than it says");
        }
        return header.orientation().upright(opaque(decoded));
    }

    private static BufferedImage read(ImageReader reader, PhotoHeader header) throws IOException {
        var parameters = reader.getDefaultReadParam();
        if (isDecodedAtOnce(header)) {
            int wanted = header.components() == 4 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
            parameters.setDestination(new BufferedImage(header.width(), header.height(), wanted));
        }
        return reader.read(0, parameters);
    }

    /** Into pixels as they are wanted, without others first. */
    private static boolean isDecodedAtOnce(PhotoHeader header) {
        return header.format() == Photo.Format.PNG && header.bits() == 8 && header.components() >= 3;
    }

    /** Bytes that decoding takes at most, the encoded photo aside. */
    public static long heap(PhotoHeader header) {
        int decoded = isDecodedAtOnce(header) ? 0 : header.components() * (header.bits() > 8 ? 2 : 1);
        int turned = header.orientation() == Orientation.UPRIGHT ? 0 : 4;
        return header.pixels() * (decoded + 4 + turned);
    }

    private static BufferedImage opaque(BufferedImage decoded) {
        if (decoded.getType() == BufferedImage.TYPE_INT_RGB) {
            return decoded;
        }
        if (decoded.getType() == BufferedImage.TYPE_INT_ARGB) {
            return flattened(decoded);
        }
        var rgb = new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (isGrey(decoded)) {
            copyGrey(decoded, rgb);
        } else {
            var graphics = rgb.createGraphics();
            graphics.drawImage(decoded, 0, 0, Color.WHITE, null);
            graphics.dispose();
        }
        return rgb;
    }

    /** The same pixels over white, in the same memory. */
    private static BufferedImage flattened(BufferedImage argb) {
        var buffer = (DataBufferInt) argb.getRaster().getDataBuffer();
        var pixels = buffer.getData();
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            pixels[i] = over(pixels[i] >> 16 & 0xFF, alpha) << 16
                    | over(pixels[i] >> 8 & 0xFF, alpha) << 8
                    | over(pixels[i] & 0xFF, alpha);
        }
        int width = argb.getWidth();
        var masks = new int[] {0xFF0000, 0xFF00, 0xFF};
        var raster = Raster.createPackedRaster(buffer, width, argb.getHeight(), width, masks, null);
        var colours = new DirectColorModel(24, masks[0], masks[1], masks[2]);
        return new BufferedImage(colours, raster, false, null);
    }

    /** A sample over white. */
    private static int over(int sample, int alpha) {
        return (sample * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /**
     * A baseline JPEG.
     *
     * @param quality 0 to 100
     */
    public static byte[] encode(BufferedImage picture, int quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Reading {
        BufferedImage by(ImageReader reader) throws IOException;
    }

    private static BufferedImage reading(Photo photo, Reading reading) throws PhotoRefused {
        var bytes = photo.format() == Photo.Format.PNG ? PngHeader.essentials(photo.bytes()) : photo.bytes();
        var reader = ImageIO.getImageReadersByFormatName(photo.format().name()).next();
        try (var in = new PhotoStream(bytes)) {
            reader.setInput(in, true, true);
            return reading.by(reader);
        } catch (IOException | RuntimeException e) { // ImageIO throws anything on bytes that are broken in a new way
            throw new PhotoRefused(
                    Why.NOT_A_PHOTO, "cannot be decoded: " + e.getClass().getSimpleName());
        } finally {
            reader.dispose();
        }
    }

    private static boolean isGrey(BufferedImage picture) {
        var colours = picture.getColorModel();
        return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !(colours instanceof IndexColorModel)
                && !colours.isAlphaPremultiplied();
    }

    /** By hand: Java takes grey for linear light and would brighten it. */
    private static void copyGrey(BufferedImage grey, BufferedImage rgb) {
        var raster = grey.getRaster();
        int shift = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        boolean alpha = raster.getNumBands() == 2;
        var row = new int[raster.getWidth() * raster.getNumBands()];
        var out = new int[raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int x = 0; x < out.length; x++) {
                int sample = row[alpha ? 2 * x : x] >> shift;
                int opacity = alpha ? row[2 * x + 1] >> shift : 255;
                out[x] = over(sample, opacity) * 0x010101;
            }
            rgb.setRGB(0, y, out.length, 1, out, 0, out.length);
        }
    }
}
