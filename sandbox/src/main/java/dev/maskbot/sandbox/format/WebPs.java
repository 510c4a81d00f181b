package dev.maskbot.sandbox.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Lossless WebPs that nobody has tried to make small, still and moving (RFC 9649). */
public final class WebPs {
    private static final byte ANIMATED = 2;

    private WebPs() {}

    public static byte[] of(BufferedImage picture) {
        return file(chunk("VP8L", pixels(picture)));
    }

    /** One of a single frame, which is enough to call it animated. */
    public static byte[] animated(BufferedImage picture) {
        var sides = sides(picture);
        var extended = chunk("VP8X", joined(new byte[] {ANIMATED, 0, 0, 0}, sides));
        var loop = chunk("ANIM", new byte[6]);
        var place = new byte[6];
        var duration = new byte[] {100, 0, 0, 0};
        var frame = chunk("ANMF", joined(place, sides, duration, chunk("VP8L", pixels(picture))));
        return file(joined(extended, loop, frame));
    }

    private static byte[] file(byte[] chunks) {
        return chunk("RIFF", joined("WEBP".getBytes(ISO_8859_1), chunks));
    }

    private static byte[] chunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** Each less one, in three bytes. */
    private static byte[] sides(BufferedImage picture) {
        var sides = ByteBuffer.allocate(7)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(picture.getWidth() - 1)
                .putInt(3, picture.getHeight() - 1)
                .array();
        return Arrays.copyOf(sides, 6);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Every sample of red, green and blue by a code of eight bits, which is the sample itself. */
    private static byte[] pixels(BufferedImage picture) {
        var bits = new Bits();
        bits.put(0x2f, 8);
        bits.put(picture.getWidth() - 1, 14);
        bits.put(picture.getHeight() - 1, 14);
        bits.put(0, 1 + 3); // no alpha, version 0
        bits.put(0, 1 + 1 + 1); // no transform, no colour cache, one set of codes for all
        codes(bits, 24); // green, and the lengths of copies, of which there are none
        codes(bits, 0); // red
        codes(bits, 0); // blue
        bits.put(0b1, 1 + 1); // alpha: one symbol
        bits.put(1, 1);
        bits.put(0xff, 8);
        bits.put(0b1, 1 + 1 + 1 + 1); // distances: one symbol, 0
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var rgb = picture.getRGB(x, y);
                bits.putReversed(rgb >> 8);
                bits.putReversed(rgb >> 16);
                bits.putReversed(rgb);
            }
        }
        return bits.toByteArray();
    }

    /** 256 symbols of eight bits, then so many that do not occur. */
    private static void codes(Bits bits, int unused) {
        bits.put(0, 1); // a code with lengths
        bits.put(12 - 4, 4); // of the lengths' own codes the first 12: 17, 18, 0, 1 to 5, 16, 6, 7, 8
        for (var place = 0; place < 12; place++) {
            bits.put(place == 2 || place == 11 ? 1 : 0, 3); // 0 and 8 have one bit each
        }
        bits.put(0, 1); // all symbols are told
        for (var symbol = 0; symbol < 256 + unused; symbol++) {
            bits.put(symbol < 256 ? 1 : 0, 1);
        }
    }

    /** The lowest bits first. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long waiting;
        private int count;

        void put(int value, int length) {
            waiting |= (long) value << count;
            for (count += length; count >= 8; count -= 8) {
                out.write((int) waiting);
                waiting >>>= 8;
            }
        }

        /** A code, of which the highest bit comes first. */
        void putReversed(int sample) {
            put(Integer.reverse(sample << 24) & 0xff, 8);
        }

        byte[] toByteArray() {
            put(0, 7);
            return out.toByteArray();
        }
    }
}
