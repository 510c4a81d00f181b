package dev.maskbot.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineFramerTest {
    @Test
    void lines_areCutAtTheirEnds() throws IOException {
        assertThat(lines(in("{\"a\":1}\r\n\r\n{\"b\":\"ü\"}\n"))).containsExactly("{\"a\":1}", "", "{\"b\":\"ü\"}");
    }

    @Test
    void chunking_changesNothing() throws IOException {
        var text = new StringBuilder();
        var random = new Random(11);
        for (var i = 0; i < 500; i++) {
            text.append("ä€🥷x".repeat(random.nextInt(2000))).append(random.nextBoolean() ? "\r\n" : "\n");
        }
        var whole = lines(in(text.toString()));

        for (var seed = 0; seed < 20; seed++) {
            assertThat(lines(new Chunked(in(text.toString()), new Random(seed))))
                    .isEqualTo(whole);
        }
    }

    @Test
    void halfALineAtTheEnd_isDropped() throws IOException {
        assertThat(lines(in("whole\r\n{\"half\":"))).containsExactly("whole");
    }

    @Test
    void endlessLine_isRefusedBeforeItFillsTheMemory() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) 'x');
                read += length;
                return length;
            }
        };

        assertThatThrownBy(() -> new LineFramer(endless).next()).isInstanceOf(LineFramer.LineTooLong.class);
        assertThat(endless.read).isLessThan(LineFramer.MAX_LINE + 64 * 1024);
    }

    private static List<String> lines(InputStream in) throws IOException {
        var framer = new LineFramer(in);
        var lines = new ArrayList<String>();
        for (var line = framer.next(); line.isPresent(); line = framer.next()) {
            lines.add(new String(line.get(), UTF_8));
        }
        return lines;
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Gives what a network gives: some of what was asked for. */
    private static final class Chunked extends InputStream {
        private final InputStream in;
        private final Random random;

        Chunked(InputStream in, Random random) {
            this.in = in;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 3 : 5000)));
        }
    }
}
