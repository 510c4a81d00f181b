package dev.maskbot.sandbox.x;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Real images: left half red, right half blue. */
public final class TestImages {
    private TestImages() {}

    static byte[] jpeg(int width, int height) {
        return encode("jpeg", drawn(width, height));
    }

    static byte[] png(int width, int height) {
        return encode("png", drawn(width, height));
    }

    static byte[] gif(int width, int height) {
        return encode("gif", drawn(width, height));
    }

    static byte[] transparentPng(int width, int height) {
        return encode("png", new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    /** All that a WebP's size is read from (RFC 9649), and no pixels. */
    static byte[] webpHeader(int width, int height) {
        return ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(22)
                .put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .put(new byte[] {0x10, 0, 0, (byte) 0x9d, 0x01, 0x2a}) // a key frame and its start code
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    static byte[] sidewaysJpeg(int width, int height) {
        return sideways(jpeg(width, height));
    }

    /** The same JPEG, of which EXIF says: turn me by 90 degrees clockwise. */
    public static byte[] sideways(byte[] jpeg) {
        byte[] exif = HexFormat.of()
                .parseHex(
                        "ffe10022457869660000" // marker, length, "Exif"
                                + "4d4d002a00000008" // big-endian TIFF, first directory at 8
                                + "0001" + "0112000300000001" + "00060000" // one entry: orientation, a short, 6
                                + "00000000");
        ByteBuffer tagged = ByteBuffer.allocate(jpeg.length + exif.length);
        tagged.put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2);
        return tagged.array();
    }

    /** A JPEG with zeros after its end, which decoders ignore. */
    static byte[] jpegOfSize(int bytes) {
        return Arrays.copyOf(jpeg(100, 100), bytes);
    }

    static BufferedImage decode(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encode(String format, BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
