package dev.maskbot.processor.codec;

import dev.maskbot.processor.photo.PhotoRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.provider.Arguments;

/** In a process of its own: refuses all that must not be decoded, again and again, and says by how much it has grown. */
public final class Refusals {
    private static final int FIRST = 100;
    private static final int THEN = 1_000;

    private Refusals() {}

    /** No arguments. */
    public static void main(String[] args) throws Exception {
        var photos = PhotoHeaderTest.harmful()
                .map(Arguments::get)
                .map(arguments -> (byte[]) arguments[1])
                .toList();
        for (int round = 0; round < FIRST; round++) {
            photos.forEach(Refusals::refuse);
        }
        long before = megabytes();
        for (int round = 0; round < THEN; round++) {
            photos.forEach(Refusals::refuse);
        }
        IO.println("refused: " + THEN * photos.size() + ", grown: " + (megabytes() - before));
    }

    private static void refuse(byte[] photo) {
        try {
            PhotoHeader.read(photo);
            throw new AssertionError("not refused");
        } catch (PhotoRefused _) {
            // as it shall be
        }
    }

    private static long megabytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
