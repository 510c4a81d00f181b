package dev.maskbot.bench;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.pictures.Pictures;
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
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What the ingest process needs while X's stream delivers as much as X lets it: 250 posts a second. */
final class SteadyBench {
    private static final int PER_SECOND = 250;
    /** The JVM compiles for two minutes; a daemon runs for months. */
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final Duration MEASURED = Duration.ofMinutes(1);
    private static final int SHARDS = 2;
    private static final Clock CLOCK = Clock.systemUTC();

    /** What was seen. */
    record Seen(double readySeconds, double cpuPercent, long rssMegabytes, long ackP99Millis) {}

    private SteadyBench() {}

    static Seen run(Path home) throws IOException, InterruptedException {
        try (var parts = new Parts()) {
            var x = parts.add(LocalX.start(LocalXSettings.of(
                    new AppCredentials("ck1", "cs1", "at1", "ats1", "bearer1"), new User(1, "maskbot", "Maskbot"))));
            var delivered = new ConcurrentHashMap<String, Long>();
            parts.add(x.subscribe(event -> {
                if (event instanceof XEvent.PostDelivered post) {
                    delivered.put(Long.toString(post.post().id()), CLOCK.millis());
                }
            }));
            var aws = parts.add(LocalAws.start(home, CLOCK));
            var stack = new Stack("bench");
            stack.create(
                    aws,
                    SHARDS,
                    Map.of(
                            "consumer-key", "ck1",
                            "consumer-secret", "cs1",
                            "access-token", "at1",
                            "access-token-secret", "ats1",
                            "bearer-token", "bearer1"));
            var times = new ConcurrentHashMap<String, Long>();
            var journal = new Journal();
            journal.listen(entry -> times.putIfAbsent(entry.event(), System.nanoTime()));
            var begin = System.nanoTime();
            var process = parts.add(DaemonProcess.start(
                    "ingest", home, stack.ingest(aws, x.url().toString()), journal, CLOCK));
            while (!times.containsKey("stream.connected")) {
                LockSupport.parkNanos(1_000_000);
            }
            var jvm = process.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();

            post(x, WARM_UP);
            var from = CLOCK.millis();
            var cpu = jvm.info().totalCpuDuration().orElseThrow();
            post(x, MEASURED);
            var used = jvm.info().totalCpuDuration().orElseThrow().minus(cpu);
            var rss = residentMegabytes(jvm.pid());
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            return new Seen(
                    (times.get("daemon.ready") - begin) / 1e9,
                    100.0 * used.toMillis() / MEASURED.toMillis(),
                    rss,
                    p99(latencies(aws, delivered, from)));
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
        for (var shard : aws.kinesis()
                .listShards(request -> request.streamName("mentions"))
                .shards()) {
            var next = aws.kinesis()
                    .getShardIterator(request -> request.streamName("mentions")
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            while (next != null) {
                var from = next;
                var page = aws.kinesis().getRecords(request -> request.shardIterator(from));
                for (var one : page.records()) {
                    var at = delivered.get(one.partitionKey());
                    if (at != null && at >= since) {
                        latencies.add(one.approximateArrivalTimestamp().toEpochMilli() - at);
                    }
                }
                next = page.millisBehindLatest() == 0 ? null : page.nextShardIterator();
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos()); // 5 reads a second and shard
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
