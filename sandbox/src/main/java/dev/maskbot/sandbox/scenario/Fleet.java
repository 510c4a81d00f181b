package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.Target;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import dev.maskbot.sandbox.process.Member;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A local X, a local AWS that can fail, and any number of both daemons that can be killed. Thread-safe. */
record Fleet(Parts parts, LocalX x, LocalAws aws, FaultInjector faults, List<Member> members) implements AutoCloseable {
    static final String BOT = "maskbot";

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Stack STACK = new Stack("scenario");
    private static final Duration READY = Duration.ofMinutes(2);

    /** Starts everything and waits until a mention would be answered. */
    static Fleet start(Scenario scenario, Path home, Journal journal) throws InterruptedException {
        var parts = new Parts();
        try {
            var credentials = new AppCredentials(secret(), secret(), secret(), secret(), secret());
            var bot = new User(1, BOT, "Maskbot", "Bot by @yourcompany");
            var x = parts.add(
                    LocalX.start(LocalXSettings.of(credentials, bot).withLimitsWiderBy(scenario.limitsWiderBy())));
            var services = parts.add(LocalAws.start(home, CLOCK));
            STACK.create(services, scenario.shards(), credentials.parameters());
            var proxies = services.startProxies();
            var targets = new ArrayList<Target>(proxies);
            targets.add(x.target());
            var aws = services.behind(proxies);
            var members = new ArrayList<Member>();
            var ready = new CountDownLatch(2);
            try (var _ = journal.listen(readiness("ingest", "stream.connected", ready));
                    var _ = journal.listen(readiness("processor", "shard.started", ready))) {
                var url = x.url().toString();
                members.addAll(start(
                        "ingest",
                        scenario.ingests(),
                        with(STACK.ingest(aws, url), scenario, "ingest"),
                        home,
                        journal,
                        parts));
                members.addAll(start(
                        "processor",
                        scenario.processors(),
                        with(STACK.processor(aws, url), scenario, "processor"),
                        home,
                        journal,
                        parts));
                if (!ready.await(READY.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the daemons were not ready within " + READY.toSeconds() + " s");
                }
            }
            return new Fleet(parts, x, aws, new FaultInjector(CLOCK, targets), List.copyOf(members));
        } catch (InterruptedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Consumer<Entry> readiness(String daemon, String event, CountDownLatch ready) {
        var said = new AtomicBoolean();
        return entry -> {
            if (entry.part().startsWith(daemon) && entry.event().equals(event) && !said.getAndSet(true)) {
                ready.countDown();
            }
        };
    }

    private static List<Member> start(
            String daemon, int number, Map<String, String> environment, Path home, Journal journal, Parts parts) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> parts.add(new Member(
                        daemon + "-" + i,
                        name -> DaemonProcess.start(
                                name, daemon, DaemonProcess.SHORT_LIVED, home, environment, journal, CLOCK))))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> usual, Scenario scenario, String daemon) {
        var environment = new HashMap<>(usual);
        environment.putAll(scenario.settings().getOrDefault(daemon, Map.of()));
        return environment;
    }

    Member member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        parts.close();
    }
}
