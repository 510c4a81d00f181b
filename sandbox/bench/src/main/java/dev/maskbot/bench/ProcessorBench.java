package dev.maskbot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Measures the processor: side by side against one after another, and how long a mention takes beside its remote calls. */
public final class ProcessorBench {
    /** Of each remote call but reading the stream. */
    static final Duration LATENCY = Duration.ofMillis(500);

    private static final int BACKLOG = 256;
    private static final int PER_SECOND = 5;
    private static final Duration STEADY = Duration.ofSeconds(40);

    private ProcessorBench() {}

    /** Prints what it sees, and a line of results at the end. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (var bench = new ProcessorRun(Path.of(System.getProperty("maskbot.home")), LATENCY)) {
            bench.oneAfterAnother(3); // the JVM compiles, connections are made
            var alone = bench.oneAfterAnother(3);
            var calls = alone.toMillis() / LATENCY.toMillis();
            IO.println("one after another: %d ms a mention, %d remote calls of %d ms one after another"
                    .formatted(alone.toMillis(), calls, LATENCY.toMillis()));

            var elapsed = bench.backlog(BACKLOG);
            var ratio = (double) alone.toMillis() * BACKLOG / elapsed.toMillis();
            IO.println("a backlog of %d: %.1f s".formatted(BACKLOG, elapsed.toMillis() / 1e3));

            var remote = LATENCY.multipliedBy(calls);
            var added = bench.steady(PER_SECOND, STEADY).stream()
                    .map(time -> time.minus(remote))
                    .sorted()
                    .toList();
            IO.println("result: throughput_ratio=%.1f added_p50_ms=%d added_p99_ms=%d rss_mb=%d"
                    .formatted(ratio, percentile(added, 50), percentile(added, 99), bench.residentMegabytes()));
        }
        System.exit(0); // clients and servers leave threads behind
    }

    private static long percentile(List<Duration> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                .toMillis();
    }
}
