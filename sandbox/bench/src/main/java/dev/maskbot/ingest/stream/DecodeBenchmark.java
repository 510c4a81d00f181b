package dev.maskbot.ingest.stream;

import dev.maskbot.bench.StreamLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of X's stream to posts: a thousand of them an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecodeBenchmark {
    /** Of one operation. */
    public static final byte[] BYTES = StreamLines.of(1000);

    /** Framing and decoding. */
    @Benchmark
    public int decode() throws IOException {
        var lines = new LineFramer(new ByteArrayInputStream(BYTES));
        var posts = 0;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (StreamEvent.of(line.get()) instanceof StreamEvent.Delivered) {
                posts++;
            }
        }
        return posts;
    }
}
