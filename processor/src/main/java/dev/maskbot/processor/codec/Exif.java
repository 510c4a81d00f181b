package dev.maskbot.processor.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing that is wanted of EXIF: how the camera was held. */
final class Exif {
    private static final short LITTLE_ENDIAN = 0x4949;
    private static final short BIG_ENDIAN = 0x4D4D;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private Exif() {}

    /** Upright when it does not say, or is broken. */
    static Orientation orientation(ByteBuffer tiff) {
        try {
            var in = tiff.slice();
            switch (in.getShort(0)) {
                case LITTLE_ENDIAN -> in.order(ByteOrder.LITTLE_ENDIAN);
                case BIG_ENDIAN -> in.order(ByteOrder.BIG_ENDIAN);
                default -> {
                    return Orientation.UPRIGHT;
                }
            }
            int directory = in.getInt(4);
            int entries = in.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if ((in.getShort(entry) & 0xFFFF) == ORIENTATION && in.getShort(entry + 2) == SHORT) {
                    return Orientation.of(in.getShort(entry + 8));
                }
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException _) {
            // broken
        }
        return Orientation.UPRIGHT;
    }
}
