package dev.maskbot.ingest.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into lines, however the network chunked them; X ends a line with {@code \r\n}. Confined to one
 * thread.
 */
final class LineFramer {
    /** X's largest post with everything expanded is far below; what is longer is not for us. */
    static final int MAX_LINE = 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(8 * 1024);
    private int start;
    private int end;
    private boolean tooLong;

    LineFramer(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, empty for a heartbeat; nothing when the stream is over. Half a line before the end
     * is dropped: it cannot be a whole post.
     *
     * @throws LineTooLong when the line exceeded {@link #MAX_LINE}; it is passed over, the next one can be had
     */
    Optional<byte[]> next() throws IOException {
        line.reset();
        tooLong = false;
        while (true) {
            for (var i = start; i < end; i++) {
                if (buffer[i] == '\n') {
                    append(i);
                    start = i + 1;
                    if (tooLong) {
                        throw new LineTooLong();
                    }
                    return Optional.of(withoutCarriageReturn());
                }
            }
            append(end);
            end = in.read(buffer);
            start = 0;
            if (end < 0) {
                end = 0;
                return Optional.empty();
            }
        }
    }

    private void append(int to) {
        tooLong |= line.size() + to - start > MAX_LINE;
        if (!tooLong) {
            line.write(buffer, start, to - start);
        }
    }

    private byte[] withoutCarriageReturn() {
        var bytes = line.toByteArray();
        var length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r' ? Arrays.copyOf(bytes, length - 1) : bytes;
    }

    static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLong() {
            super("a line of more than " + MAX_LINE + " bytes");
        }
    }
}
