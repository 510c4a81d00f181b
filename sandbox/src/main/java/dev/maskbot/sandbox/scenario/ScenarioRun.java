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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** One scenario with one seed: people post while things go wrong; then every mention is waited for. For one thread. */
public final class ScenarioRun {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** In which a mention that is in Kinesis once more would be answered once more: that takes two seconds. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    /** Whether X has a reply shows only beside newer ones: while there are doubts, people go on posting. */
    private static final Duration PULSE = Duration.ofSeconds(5);

    /** SIGKILL, as a shell tells it. */
    private static final String KILLED = "137";

    private final Scenario scenario;
    private final long seed;
    private final Fleet fleet;
    private final Corpus corpus;
    private final Corpus passersBy = new PhotoCorpus();
    private final Collection<Offer> offers = new ConcurrentLinkedQueue<>();
    private final Collection<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> streaming;

    private ScenarioRun(Scenario scenario, long seed, Fleet fleet, AtomicReference<String> streaming) {
        this.scenario = scenario;
        this.seed = seed;
        this.fleet = fleet;
        this.streaming = streaming;
        this.corpus = Corpus.of(scenario.load().corpus(), seed);
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
        var streaming = new AtomicReference<String>();
        try (var _ = journal.listen(entry -> {
                    if (entry.event().equals(DaemonProcess.ENDED)
                            && !KILLED.equals(entry.fields().get("code"))) {
                        ended.incrementAndGet();
                    } else if (entry.event().equals("stream.connected")) {
                        streaming.set(entry.part());
                    }
                });
                var fleet = Fleet.start(scenario, home, journal);
                var replies = new Replies(fleet.x())) {
            var run = new ScenarioRun(scenario.scaled(factor), seed, fleet, streaming);
            run.happen();
            fleet.faults().clear();
            run.awaitOutcomes();
            Thread.sleep(AFTERMATH);
            return Verdict.of(
                    run.offers,
                    Ledger.read(fleet.aws().dynamoDb()),
                    replies,
                    scenario.tolerated(),
                    run.unanswered,
                    ended.get());
        }
    }

    private void happen() throws InterruptedException {
        var seeds = new SplittableRandom(seed); // of one seed, two faults of a call would always happen together
        scenario.faults().forEach(fault -> fleet.faults().inject(fault.withSeed(fault.seed() + seeds.nextLong())));
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
                    try {
                        corpus.post(fleet.x(), number, offers::add);
                    } catch (Scene.NoReply e) {
                        unanswered.add(e.getMessage());
                    }
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
            case Act.Kill(var daemons, var times, var over) -> {
                var candidates = fleet.members().stream()
                        .filter(member -> member.name().startsWith(daemons))
                        .toList();
                kill(times, over, random -> candidates.get(random.nextInt(candidates.size())));
            }
            case Act.KillStreaming(var times, var over) -> kill(times, over, _ -> fleet.member(streaming.get()));
            case Act.Reshard reshard -> perform(reshard);
        }
        return null;
    }

    /** At random times, so that every step of the work is hit sooner or later. */
    private void kill(int times, Duration over, Function<SplittableRandom, Member> choice) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var begin = System.nanoTime();
        var moments =
                DoubleStream.generate(random::nextDouble).limit(times).sorted().toArray();
        for (var moment : moments) {
            sleepUntil(begin + (long) (over.toNanos() * moment));
            choice.apply(random).kill();
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

    /** Until the ledger has everything, or nobody waits any longer. */
    private void awaitOutcomes() throws InterruptedException {
        var deadline = System.nanoTime() + scenario.patience().toNanos();
        var pulse = System.nanoTime();
        while (true) {
            var ledger = Ledger.read(fleet.aws().dynamoDb());
            var pending = pending(ledger);
            if (pending.isEmpty() || System.nanoTime() > deadline) {
                return;
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
