package dev.maskbot.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    void lineThatIsTooLong_isPassedOver_withoutFillingTheMemory() throws IOException {
        var framer = new LineFramer(new SequenceInputStream(Collections.enumeration(
                List.of(in("before\r\n"), new Repeated('x', 500L * 1024 * 1024), in("\r\nafter\r\n")))));

        assertThat(framer.next())
                .hasValueSatisfying(line -> assertThat(line).asString(UTF_8).isEqualTo("before"));
        assertThatThrownBy(framer::next).isInstanceOf(LineFramer.LineTooLong.class);
        assertThat(framer.next())
                .hasValueSatisfying(line -> assertThat(line).asString(UTF_8).isEqualTo("after"));
    }

    @Test
    void longestLine_isTaken() throws IOException {
        var longest = "x".repeat(LineFramer.MAX_LINE);

        assertThat(lines(in(longest + "\n" + "y\n"))).containsExactly(longest, "y");
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

    /** More of one byte than the heap of a test could hold twice. */
    private static final class Repeated extends InputStream {
        private final byte value;
        private long left;

        Repeated(char value, long count) {
            this.value = (byte) value;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + count, value);
            left -= count;
            return count;
        }
    }
}
