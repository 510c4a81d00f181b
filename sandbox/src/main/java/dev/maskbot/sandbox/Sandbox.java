package dev.maskbot.sandbox;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.Target;
import dev.maskbot.sandbox.page.PageServer.World;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Member;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The whole system on one machine: a local X, a local AWS with the stack in it, and both daemons. Thread-safe. */
public final class Sandbox implements AutoCloseable {
    /** The bot's account. */
    public static final String BOT = "maskbot";

    // X: the bio of an automated account says that it is one, and whose.
    private static final User ACCOUNT = new User(1, BOT, "Maskbot", "Bot by @yourcompany");

    private static final Stack STACK = new Stack("sandbox");
    private static final int SHARDS = 2;
    private static final Set<String> SIGNS = Set.of("stream.connected", "shard.started");
    private static final Duration READY = Duration.ofSeconds(60);

    private final Parts parts;
    private final LocalX x;
    private final World world;
    private final CompletableFuture<String> broken;

    private Sandbox(Parts parts, World world, CompletableFuture<String> broken) {
        this.parts = parts;
        this.x = world.x();
        this.world = world;
        this.broken = broken;
    }

    /**
     * Starts everything and waits until a mention would be answered.
     *
     * @param home the repository, built
     * @throws IllegalStateException when a part does not start; then nothing is left running
     */
    public static Sandbox start(Path home, Journal journal, InstantSource clock) throws InterruptedException {
        return start(home, journal, clock, SandboxOptions.usual());
    }

    /** The same, in another way. */
    public static Sandbox start(Path home, Journal journal, InstantSource clock, SandboxOptions options)
            throws InterruptedException {
        var parts = new Parts();
        var broken = new CompletableFuture<String>();
        Set<String> killed = ConcurrentHashMap.newKeySet();
        try {
            parts.add(journal.listen(entry -> {
                if (entry.event().equals(DaemonProcess.ENDED) && !killed.remove(entry.part())) {
                    broken.complete("%s ended by itself, with exit code %s"
                            .formatted(entry.part(), entry.fields().get("code")));
                }
            }));
            var credentials = new AppCredentials(secret(), secret(), secret(), secret(), secret());
            var x = parts.add(
                    LocalX.start(LocalXSettings.of(credentials, ACCOUNT).withClock(clock)));
            parts.add(x.subscribe(event -> journal.write(XEntries.of(event, clock.instant()))));
            var services = parts.add(
                    options.aws().isPresent()
                            ? LocalAws.at(options.aws().get())
                            : LocalAws.start(home, clock, options.kept()));
            var proxies = services.startProxies();
            var aws = services.behind(proxies);
            var targets = new ArrayList<Target>(proxies);
            targets.add(x.target());
            var faults = new FaultInjector(clock, targets);
            STACK.create(aws, SHARDS, credentials.parameters());

            var kills = new HashMap<String, Runnable>();
            Set<String> told = ConcurrentHashMap.newKeySet();
            var ready = new CountDownLatch(1 + SHARDS);
            try (var _ = journal.listen(entry -> {
                var sign = entry.event() + " " + entry.fields().get("shard");
                if (SIGNS.contains(entry.event()) && told.add(sign)) { // a shard may be started anew
                    ready.countDown();
                }
            })) {
                var url = x.url().toString();
                var daemons = new DaemonStarter(home, journal, clock, options);
                kills.put("ingest", kill(daemons.start("ingest", STACK.ingest(aws, url), parts), killed));
                kills.put("processor", kill(daemons.start("processor", STACK.processor(aws, url), parts), killed));
                await(ready, broken);
            }
            var processor = DaemonProcess.jar("processor", home);
            return new Sandbox(
                    parts,
                    new World(x, ACCOUNT, journal, STACK.settings(aws), faults, Map.copyOf(kills), processor, clock),
                    broken);
        } catch (InterruptedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    public LocalX x() {
        return x;
    }

    /** What goes wrong in X and AWS; at first nothing. */
    public FaultInjector faults() {
        return world.faults();
    }

    /** For a page to show. */
    public World world() {
        return world;
    }

    @Override
    public void close() {
        parts.close();
    }

    /**
     * To be called now and then by who waits for an answer: a daemon that is gone gives none.
     *
     * @throws IllegalStateException when a daemon has ended by itself
     */
    void requireWhole() {
        require(broken);
    }

    /**
     * Waits for as long as both daemons live.
     *
     * @throws IllegalStateException when one has ended by itself
     */
    void watch() {
        broken.join();
        require(broken);
    }

    /** As {@code kill -9} does; another is started, as systemd would. */
    private static Runnable kill(Member daemon, Set<String> killed) {
        return () -> {
            killed.add(daemon.name());
            try {
                daemon.kill();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void await(CountDownLatch ready, CompletableFuture<String> broken) throws InterruptedException {
        var deadline = System.nanoTime() + READY.toNanos();
        while (!ready.await(100, TimeUnit.MILLISECONDS)) {
            require(broken);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the daemons were not ready within " + READY.toSeconds() + " s");
            }
        }
    }

    private static void require(CompletableFuture<String> broken) {
        if (broken.isDone()) {
            throw new IllegalStateException(broken.join());
        }
    }

    /** Made up for this run: if it shows anywhere, it is ours. */
    private static String secret() {
        return UUID.randomUUID().toString();
    }
}
