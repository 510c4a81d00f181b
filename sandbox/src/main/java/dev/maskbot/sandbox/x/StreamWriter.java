package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/** Puts the bytes of one connection to the stream on the wire, each write as a chunk of its own. For one thread. */
final class StreamWriter {
    private static final String LINE_END = "\r\n";

    private final OutputStream out;
    private long lastWrite = System.nanoTime();

    StreamWriter(OutputStream out) {
        this.out = out;
    }

    /** Compressed or not; each write is a chunk that can be read at once. */
    static StreamWriter of(OutputStream out, boolean zipped) throws IOException {
        return new StreamWriter(zipped ? new GZIPOutputStream(out, true) : out);
    }

    /** Writes what belongs behind the last line. */
    void finish() throws IOException {
        if (out instanceof GZIPOutputStream zip) {
            zip.finish();
        }
    }

    void write(String text) throws IOException {
        write(bytes(text));
    }

    void writeLine(String text) throws IOException {
        write(text + LINE_END);
    }

    /** As many of the pieces as there is time for before the connection ends. */
    void writeLine(String text, Kind.Trickle pieces, BooleanSupplier isUsed) throws IOException, InterruptedException {
        var bytes = bytes(text + LINE_END);
        for (int from = 0; from < bytes.length && isUsed.getAsBoolean(); from += pieces.bytes()) {
            write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + pieces.bytes())));
            Thread.sleep(pieces.pause());
        }
    }

    void writeHalf(String text) throws IOException {
        var bytes = bytes(text);
        write(Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** How long ago the last byte was written. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - lastWrite);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        lastWrite = System.nanoTime();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
