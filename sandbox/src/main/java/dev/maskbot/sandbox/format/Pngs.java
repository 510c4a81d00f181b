package dev.maskbot.sandbox.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** PNGs of every kind, and such as claim what they have not (PNG specification, third edition). */
public final class Pngs {
    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

    /** With the signature before it, and the length, name and checksum around it. */
    private static final int AFTER_HEADER = SIGNATURE.length + 13 + 12;

    private Pngs() {}

    public static byte[] of(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    public static byte[] of16Bits(BufferedImage picture) {
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        var raster = colours.createCompatibleWritableRaster(picture.getWidth(), picture.getHeight());
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var rgb = picture.getRGB(x, y);
                raster.setPixel(
                        x, y, new int[] {(rgb >> 16 & 0xff) * 257, (rgb >> 8 & 0xff) * 257, (rgb & 0xff) * 257});
            }
        }
        return of(new BufferedImage(colours, raster, false, null));
    }

    /** The first of two frames; who knows nothing of animations shows it alone. */
    public static byte[] animated(BufferedImage picture) {
        return with(
                of(picture), "acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array());
    }

    /** With a colour profile: a name, the method and the deflated profile. */
    public static byte[] profiled(byte[] png, byte[] profile) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes("profile\0\0".getBytes(ISO_8859_1));
        try (var deflated = new DeflaterOutputStream(chunk)) {
            deflated.write(profile);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return with(png, "iCCP", chunk.toByteArray());
    }

    /** A header of RGB with these sides, and nothing to fill them. */
    public static byte[] header(int width, int height) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return ByteBuffer.allocate(AFTER_HEADER)
                .put(SIGNATURE)
                .put(chunk("IHDR", header))
                .array();
    }

    private static byte[] with(byte[] png, String name, byte[] data) {
        var chunk = chunk(name, data);
        return ByteBuffer.allocate(png.length + chunk.length)
                .put(png, 0, AFTER_HEADER)
                .put(chunk)
                .put(png, AFTER_HEADER, png.length - AFTER_HEADER)
                .array();
    }

    private static byte[] chunk(String name, byte[] data) {
        var checksum = new CRC32();
        checksum.update(name.getBytes(ISO_8859_1));
        checksum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name.getBytes(ISO_8859_1))
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }
}
