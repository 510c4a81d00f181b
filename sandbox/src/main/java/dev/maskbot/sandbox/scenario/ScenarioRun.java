package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** One scenario with one seed: people post while things go wrong; then every mention is waited for. For one thread. */
public final class ScenarioRun {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Whether X has a reply shows only beside newer ones: while there are doubts, people go on posting. */
    private static final Duration PULSE = Duration.ofSeconds(5);

    /** SIGKILL, as a shell tells it. */
    private static final String KILLED = "137";

    private final Scenario scenario;
    private final long seed;
    private final Fleet fleet;
    private final Corpus corpus;
    private final Corpus passersBy = Corpus.of(Corpus.Name.PHOTOS);
    private final Collection<Offer> offers = new ConcurrentLinkedQueue<>();

    private ScenarioRun(Scenario scenario, long seed, Fleet fleet) {
        this.scenario = scenario;
        this.seed = seed;
        this.fleet = fleet;
        this.corpus = Corpus.of(scenario.load().corpus());
    }

    /**
     * Starts everything, runs the scenario, ends everything.
     *
     * @param factor how much of it: 1 for all
     * @param home the repository, built
     * @param journal gets what daemons say
     */
    public static Verdict run(Scenario scenario, double factor, long seed, Path home, Journal journal)
            throws InterruptedException {
        var ended = new AtomicLong();
        try (var _ = journal.listen(entry -> {
                    if (entry.event().equals(DaemonProcess.ENDED)
                            && !KILLED.equals(entry.fields().get("code"))) {
                        ended.incrementAndGet();
                    }
                });
                var fleet = Fleet.start(scenario, home, journal);
                var replies = new Replies(fleet.x())) {
            var run = new ScenarioRun(scenario.scaled(factor), seed, fleet);
            run.happen();
            fleet.faults().clear();
            var ledger = run.awaitOutcomes();
            return Verdict.of(run.offers, ledger, replies, ended.get());
        }
    }

    private void happen() throws InterruptedException {
        scenario.faults().forEach(fault -> fleet.faults().inject(fault.withSeed(fault.seed() + seed)));
        var doings = new ArrayList<Callable<Void>>();
        doings.add(this::post);
        scenario.acts().forEach(act -> doings.add(() -> perform(act)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var supervisor = threads.submit(this::supervise);
            try {
                for (var doing : threads.invokeAll(doings)) {
                    doing.get();
                }
            } finally {
                supervisor.cancel(true);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the scenario broke: " + e.getCause(), e.getCause());
        }
    }

    private Void post() throws InterruptedException, ExecutionException {
        var load = scenario.load();
        var begin = System.nanoTime();
        var posts = new ArrayList<Future<?>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < load.posts(); i++) {
                var number = i;
                sleepUntil(begin + load.over().toNanos() * i / load.posts());
                posts.add(people.submit(() -> {
                    corpus.post(fleet.x(), number, offers::add);
                    return null;
                }));
            }
            for (var post : posts) {
                post.get();
            }
        }
        return null;
    }

    private Void perform(Act act) throws InterruptedException {
        switch (act) {
            case Act.Kill kill -> perform(kill);
            case Act.Reshard reshard -> perform(reshard);
        }
        return null;
    }

    /** At random times, so that every step of the work is hit sooner or later. */
    private void perform(Act.Kill kill) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var candidates = fleet.members().stream()
                .filter(member -> member.name().startsWith(kill.daemons()))
                .toList();
        var begin = System.nanoTime();
        var times = DoubleStream.generate(random::nextDouble)
                .limit(kill.times())
                .sorted()
                .toArray();
        for (var time : times) {
            sleepUntil(begin + (long) (kill.over().toNanos() * time));
            candidates.get(random.nextInt(candidates.size())).kill();
        }
    }

    private void perform(Act.Reshard reshard) throws InterruptedException {
        var kinesis = fleet.aws().kinesis();
        for (var shards : reshard.shards()) {
            Thread.sleep(reshard.pause());
            kinesis.updateShardCount(request ->
                    request.streamName(Stack.STREAM).targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING));
            kinesis.waiter().waitUntilStreamExists(request -> request.streamName(Stack.STREAM));
        }
    }

    private Void supervise() throws InterruptedException {
        while (true) {
            Thread.sleep(LOOK);
            fleet.members().forEach(Member::replaceEnded);
        }
    }

    /** The ledger when it has everything, or when nobody waits any longer. */
    private Ledger awaitOutcomes() throws InterruptedException {
        var deadline = System.nanoTime() + scenario.patience().toNanos();
        var pulse = System.nanoTime();
        while (true) {
            var ledger = Ledger.read(fleet.aws().dynamoDb());
            var pending = pending(ledger);
            if (pending.isEmpty() || System.nanoTime() > deadline) {
                return ledger;
            }
            if (pending.stream().anyMatch(offer -> ledger.of(offer).isInDoubt()) && System.nanoTime() > pulse) {
                passersBy.post(fleet.x(), offers.size(), offers::add);
                pulse = System.nanoTime() + PULSE.toNanos();
            }
            fleet.members().forEach(Member::replaceEnded);
            Thread.sleep(LOOK);
        }
    }

    private List<Offer> pending(Ledger ledger) {
        return offers.stream()
                .filter(Offer::summons)
                .filter(offer -> !ledger.of(offer).isSettled())
                .toList();
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        var left = nanoTime - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
