package dev.maskbot.processor.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** PNGs, and what others make of them. */
public final class Pngs {
    private static final int HEADER = 33;

    private Pngs() {}

    public static byte[] of(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** Claims another size than it has. */
    static byte[] claiming(byte[] png, int width, int height) {
        var header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put(png, 24, 5);
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 8);
        out.writeBytes(chunk("IHDR", header.array()));
        out.write(png, HEADER, png.length - HEADER);
        return out.toByteArray();
    }

    /** With a chunk before its pixels. */
    public static byte[] with(byte[] png, String name, byte[] data) {
        var out = new ByteArrayOutputStream();
        out.write(png, 0, HEADER);
        out.writeBytes(chunk(name, data));
        out.write(png, HEADER, png.length - HEADER);
        return out.toByteArray();
    }

    static byte[] chunk(String name, byte[] data) {
        var checksum = new CRC32();
        checksum.update(name.getBytes(US_ASCII));
        checksum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name.getBytes(US_ASCII))
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** A profile as iCCP has it: a name, a method, and deflated. */
    public static byte[] profile(byte[] icc) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'p', 0, 0});
        try (var deflater = new Deflater()) {
            deflater.setInput(icc);
            deflater.finish();
            var part = new byte[64 * 1024];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
        }
        return out.toByteArray();
    }
}
