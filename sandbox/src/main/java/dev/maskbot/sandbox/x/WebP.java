package dev.maskbot.sandbox.x;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the size in a WebP header (RFC 9649), which ImageIO cannot. */
final class WebP {
    private static final int FIRST_CHUNK = 12;

    private WebP() {}

    static PixelSize size(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        // 30 bytes hold the size in each of the three kinds of first chunk.
        if (bytes.length < 30) {
            throw new IOException("it ends in the header");
        }
        return switch (fourCc(bytes, FIRST_CHUNK)) {
            case "VP8 " -> new PixelSize(in.getShort(26) & 0x3fff, in.getShort(28) & 0x3fff);
            case "VP8L" -> new PixelSize((in.getInt(21) & 0x3fff) + 1, ((in.getInt(21) >>> 14) & 0x3fff) + 1);
            case "VP8X" -> new PixelSize((in.getInt(24) & 0xffffff) + 1, (in.getInt(26) >>> 8) + 1);
            default -> throw new IOException("no VP8 chunk");
        };
    }

    private static String fourCc(byte[] bytes, int offset) {
        return new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
    }
}
