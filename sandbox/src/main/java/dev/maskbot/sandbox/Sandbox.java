package dev.maskbot.sandbox;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The whole system on one machine: a local X, a local AWS with the stack in it, and both daemons. Thread-safe. */
public final class Sandbox implements AutoCloseable {
    /** The bot's account. */
    public static final String BOT = "maskbot";

    private static final Stack STACK = new Stack("sandbox");
    private static final int SHARDS = 2;
    private static final Duration READY = Duration.ofSeconds(60);

    private final Parts parts;
    private final LocalX x;

    private Sandbox(Parts parts, LocalX x) {
        this.parts = parts;
        this.x = x;
    }

    /**
     * Starts everything and waits until a mention would be answered.
     *
     * @param home the repository, built
     * @throws IllegalStateException when a part does not start; then nothing is left running
     */
    public static Sandbox start(Path home, Journal journal, InstantSource clock) throws InterruptedException {
        var parts = new Parts();
        try {
            var credentials = new AppCredentials(secret(), secret(), secret(), secret(), secret());
            var x = parts.add(LocalX.start(
                    LocalXSettings.of(credentials, new User(1, BOT, "Maskbot")).withClock(clock)));
            parts.add(x.subscribe(event -> journal.write(XEntries.of(event, clock.instant()))));
            var aws = parts.add(LocalAws.start(home, clock));
            STACK.create(aws, SHARDS, secrets(credentials));

            var ready = new CountDownLatch(1 + SHARDS);
            try (var _ = journal.listen(entry -> {
                if (entry.event().equals("stream.connected") || entry.event().equals("shard.started")) {
                    ready.countDown();
                }
            })) {
                var url = x.url().toString();
                var ingest =
                        parts.add(DaemonProcess.start("ingest", home, "192m", STACK.ingest(aws, url), journal, clock));
                var processor = parts.add(
                        DaemonProcess.start("processor", home, "384m", STACK.processor(aws, url), journal, clock));
                await(ready, ingest, processor);
            }
            return new Sandbox(parts, x);
        } catch (InterruptedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    public LocalX x() {
        return x;
    }

    @Override
    public void close() {
        parts.close();
    }

    private static void await(CountDownLatch ready, ChildProcess ingest, ChildProcess processor)
            throws InterruptedException {
        var deadline = System.nanoTime() + READY.toNanos();
        while (!ready.await(100, TimeUnit.MILLISECONDS)) {
            if (!ingest.isAlive()) {
                throw new IllegalStateException("ingest ended with exit code " + ingest.join());
            }
            if (!processor.isAlive()) {
                throw new IllegalStateException("the processor ended with exit code " + processor.join());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the daemons were not ready within " + READY.toSeconds() + " s");
            }
        }
    }

    private static Map<String, String> secrets(AppCredentials credentials) {
        return Map.of(
                "consumer-key", credentials.consumerKey(),
                "consumer-secret", credentials.consumerSecret(),
                "access-token", credentials.accessToken(),
                "access-token-secret", credentials.accessTokenSecret(),
                "bearer-token", credentials.bearerToken());
    }

    /** Made up for this run: if it shows anywhere, it is ours. */
    private static String secret() {
        return UUID.randomUUID().toString();
    }
}
