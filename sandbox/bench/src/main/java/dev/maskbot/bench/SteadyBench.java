package dev.maskbot.bench;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.kinesis.StreamRecords;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/** What the ingest process needs while X's stream delivers as much as X lets it: 250 posts a second. */
final class SteadyBench {
    private static final int PER_SECOND = 250;
    /** The JVM compiles for two minutes; a daemon runs for months. */
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final Duration MEASURED = Duration.ofMinutes(1);
    private static final int SHARDS = 2;
    private static final Stack STACK = new Stack("bench");
    private static final Clock CLOCK = Clock.systemUTC();

    /** What was seen. */
    record Seen(double readySeconds, double cpuPercent, long rssMegabytes, long ackP99Millis) {}

    private SteadyBench() {}

    static Seen run(Path home) throws IOException, InterruptedException {
        try (var parts = new Parts()) {
            var credentials = new AppCredentials("ck1", "cs1", "at1", "ats1", "bearer1");
            var x = parts.add(LocalX.start(LocalXSettings.of(credentials, new User(1, "maskbot", "Maskbot"))));
            var delivered = new ConcurrentHashMap<String, Long>();
            parts.add(x.subscribe(event -> {
                if (event instanceof XEvent.PostDelivered post) {
                    delivered.put(Long.toString(post.post().id()), CLOCK.millis());
                }
            }));
            var aws = parts.add(LocalAws.start(home, CLOCK));
            STACK.create(aws, SHARDS, credentials.parameters());
            var variables = STACK.ingest(aws, x.url().toString());
            Started.ingest(home, variables).process().close(); // the next start finds the archive of classes
            var started = Started.ingest(home, variables);
            parts.add(started.process());
            var jvm = started.process().command();

            post(x, WARM_UP);
            var from = CLOCK.millis();
            var cpu = jvm.info().totalCpuDuration().orElseThrow();
            post(x, MEASURED);
            var used = jvm.info().totalCpuDuration().orElseThrow().minus(cpu);
            var rss = residentMegabytes(jvm.pid());
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            return new Seen(
                    started.readySeconds(),
                    100.0 * used.toMillis() / MEASURED.toMillis(),
                    rss,
                    p99(latencies(aws, delivered, from)));
        }
    }

    private record Started(ChildProcess process, double readySeconds) {
        /** Returns when it streams. */
        static Started ingest(Path home, Map<String, String> variables) {
            var times = new ConcurrentHashMap<String, Long>();
            var journal = new Journal();
            journal.listen(entry -> times.putIfAbsent(entry.event(), System.nanoTime()));
            var begin = System.nanoTime();
            var process = DaemonProcess.start("ingest", List.of(), home, variables, journal, CLOCK);
            while (!times.containsKey("stream.connected") || !times.containsKey("daemon.ready")) {
                LockSupport.parkNanos(1_000_000);
            }
            return new Started(process, (times.get("daemon.ready") - begin) / 1e9);
        }
    }

    private static void post(LocalX x, Duration duration) {
        var photo = new NewPhoto(Pictures.landscape().jpeg(), "a lake");
        var author = x.findOrCreateUser("alice");
        var begin = System.nanoTime();
        var mentions = duration.toSeconds() * PER_SECOND;
        for (var i = 0L; i < mentions; i++) {
            x.post(author, "@maskbot please " + i, List.of(photo), Optional.empty());
            LockSupport.parkNanos(begin + (i + 1) * 1_000_000_000 / PER_SECOND - System.nanoTime());
        }
    }

    /** From X's having written the line until Kinesis has the record, of what was delivered since then. */
    private static List<Long> latencies(LocalAws aws, ConcurrentMap<String, Long> delivered, long since) {
        var latencies = new ArrayList<Long>();
        for (var one : StreamRecords.read(aws.kinesis(), "mentions", pause -> LockSupport.parkNanos(pause.toNanos()))) {
            var at = delivered.get(one.partitionKey());
            if (at != null && at >= since) {
                latencies.add(one.approximateArrivalTimestamp().toEpochMilli() - at);
            }
        }
        return latencies;
    }

    private static long p99(List<Long> latencies) {
        if (latencies.size() < PER_SECOND * MEASURED.toSeconds() * 99 / 100) {
            throw new IllegalStateException("only " + latencies.size() + " mentions came through");
        }
        return latencies.stream()
                .sorted()
                .skip(latencies.size() * 99L / 100)
                .findFirst()
                .orElseThrow();
    }

    private static long residentMegabytes(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var output = ps.inputReader()) {
            return Long.parseLong(output.readLine().strip()) / 1024;
        }
    }
}
