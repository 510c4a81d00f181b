package dev.maskbot.sandbox.rekognition;

import java.io.IOException;

/**
 * Reads the pictures that requests name instead of carrying them. Implementations are safe for use by several
 * threads.
 */
@FunctionalInterface
public interface ObjectReader {
    byte[] read(String bucket, String key) throws NoSuchObjectException, IOException;
}
