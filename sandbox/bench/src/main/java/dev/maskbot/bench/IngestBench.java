package dev.maskbot.bench;

import dev.maskbot.ingest.stream.DecodeBenchmark;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures ingest: decoding, putting against the way of 2017, and what the process needs at X's cap. */
public final class IngestBench {
    private IngestBench() {}

    /** Prints what it sees, and a line of results at the end. */
    public static void main(String[] args) throws Exception {
        var results = new Runner(new OptionsBuilder()
                        .include(DecodeBenchmark.class.getName())
                        .build())
                .runSingle();
        var decode = results.getPrimaryResult().getScore() * DecodeBenchmark.BYTES.length / 1e6;
        var ratio = PutBench.ratio();
        var seen = SteadyBench.run(Path.of(System.getProperty("maskbot.home")));
        IO.println("result: put_ratio=%.1f decode_mb_s=%.0f cpu_percent=%.1f rss_mb=%d ack_p99_ms=%d ready_s=%.2f"
                .formatted(
                        ratio,
                        decode,
                        seen.cpuPercent(),
                        seen.rssMegabytes(),
                        seen.ackP99Millis(),
                        seen.readySeconds()));
        System.exit(0); // clients and servers leave threads behind
    }
}
