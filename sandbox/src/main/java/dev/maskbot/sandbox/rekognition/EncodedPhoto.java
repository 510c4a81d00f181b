package dev.maskbot.sandbox.rekognition;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A photo as it came. */
final class EncodedPhoto {
    private final byte[] bytes;
    private final Header header;

    EncodedPhoto(byte[] bytes, Header header) {
        this.bytes = bytes;
        this.header = header;
    }

    /** @throws software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException if it cannot be decoded */
    Photo decode(NativeWorkers workers) {
        return workers.call(_ -> Photo.decode(bytes, header));
    }

    /** What tells it from all others. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
