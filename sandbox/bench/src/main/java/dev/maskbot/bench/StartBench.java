package dev.maskbot.bench;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long a daemon of the release takes from its start to READY: without a class cache, and with the one that
 * systemd/cache makes. Five times each, of which the median counts; prints seconds.
 */
final class StartBench {
    private static final int RUNS = 5;
    private static final Path HOME = Path.of(System.getProperty("maskbot.home"));
    private static final AppCredentials CREDENTIALS = new AppCredentials("ck", "cs", "at", "ats", "bearer");
    private static final Stack STACK = new Stack("start");

    private final Path release;

    private StartBench(Path release) {
        this.release = release;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("start");
        try {
            run(
                    folder,
                    "tar",
                    "-xzf",
                    HOME.resolve("release/target/maskbot.tar.gz").toString());
            Files.createSymbolicLink(folder.resolve("maskbot/jre"), Path.of(System.getProperty("java.home")));
            new StartBench(folder.resolve("maskbot")).measure();
        } finally {
            run(HOME, "rm", "-rf", folder.toString());
        }
        System.exit(0); // the local AWS has threads of its own
    }

    private void measure() throws Exception {
        try (var x = LocalX.start(LocalXSettings.of(CREDENTIALS, new User(1, "maskbot", "Maskbot")));
                var aws = LocalAws.start(HOME, Clock.systemUTC())) {
            STACK.create(aws, 1, CREDENTIALS.parameters());
            var results = new ArrayList<String>();
            for (var daemon : List.of("ingest", "processor")) {
                var environment = daemon.equals("ingest")
                        ? STACK.ingest(aws, x.url().toString())
                        : STACK.processor(aws, x.url().toString());
                results.add("%s_s=%.2f".formatted(daemon, median(daemon, environment)));
                run(release, "env", "CACHE_DIRECTORY=" + release, "systemd/cache", daemon);
                results.add("%s_cached_s=%.2f".formatted(daemon, median(daemon, environment)));
            }
            System.out.println("result: " + String.join(" ", results));
        }
    }

    private double median(String daemon, Map<String, String> environment) throws InterruptedException {
        var seconds = new ArrayList<Double>();
        for (var i = 0; i < RUNS; i++) {
            seconds.add(start(daemon, environment));
        }
        System.out.printf("%s: %s%n", daemon, seconds);
        return seconds.stream().sorted().skip(RUNS / 2).findFirst().orElseThrow();
    }

    /** As its unit starts it; a cache that is not there is not missed. */
    private double start(String daemon, Map<String, String> environment) throws InterruptedException {
        var command = List.of(
                release.resolve("jre/bin/java").toString(),
                "@" + release.resolve(daemon + ".options"),
                "-Xlog:aot=off",
                "-Xlog:cds=off",
                "-XX:AOTCache=" + release.resolve(daemon + ".aot"),
                "-jar",
                release.resolve("maskbot-" + daemon + ".jar").toString());
        var ready = new CountDownLatch(1);
        var begin = System.nanoTime();
        try (var _ = ChildProcess.start(command, environment, line -> {
            if (line.contains("\"daemon.ready\"")) {
                ready.countDown();
            }
        })) {
            if (!ready.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(daemon + " does not become ready");
            }
            return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
