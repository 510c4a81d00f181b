package dev.maskbot.processor.matrix;

import static java.util.concurrent.Executors.newThreadPerTaskExecutor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.Composition;
import dev.maskbot.processor.consume.ShardWorkers;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.processor.photo.PhotoFetchers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/** One process of the processor, from its start to its end, and the threads that KCL has in it. Confined to one simulation. */
final class Instance {
    // As KclConsumer stops.
    private static final Duration FINISH = Duration.ofSeconds(30);

    private final Simulation simulation;
    private final Trouble trouble;
    private final Life life;
    private final Wire wire;
    private final Parts parts;
    private final HistoryCheck history;
    private final List<Shard> shards;
    private final List<Thread> started = new ArrayList<>();
    private final ExecutorService threads = newThreadPerTaskExecutor(this::started);
    private final Composition composition;
    private final ShardWorkers workers;
    private final int batch;
    private boolean stopping;
    private int consuming;

    Instance(Setting setting, Random random) {
        this.simulation = setting.simulation();
        this.trouble = setting.trouble();
        this.parts = setting.parts();
        this.history = setting.history();
        this.shards = setting.shards();
        this.life = new Life(simulation, this::befall);
        this.wire = new Wire(simulation, trouble, life);
        var world = setting.world();
        var memory = new MemoryBudget(Composition.MEGABYTES);
        var aws = new AwsWire(wire, world);
        this.composition = new Composition(
                new Composition.Outside(
                        URI.create("http://x.test"),
                        Secrets.ofX(),
                        parts.dynamo(new WiredDynamoDb(aws, world)),
                        new WiredS3(aws, world),
                        parts.rekognition(new WiredRekognition(aws, world)),
                        parts.x(new XWire(wire, world, new XAnswers(simulation, random))),
                        PhotoFetchers.of(PhotoWire.ORIGIN, new PhotoWire(wire, world), life.clock(), life::sleep),
                        life.clock(),
                        life::sleep,
                        random),
                memory,
                effects(parts.painting(new PaintedOverWire(wire), memory)),
                World.BOT);
        this.batch = 1 + random.nextInt(4);
        this.workers = new ShardWorkers(this::process, composition::quarantine, threads, life.clock());
    }

    /** The usual one, with something done to the whole photo in the end. */
    private static Effects effects(Reframing last) {
        var usual = Composition.EFFECTS.named(Effects.DEFAULT);
        return Effects.of(
                List.of(new Effect(usual.name(), usual.words(), usual.nouns(), usual.pieces(), Optional.of(last))));
    }

    /** What all instances of a case share. */
    record Setting(
            Simulation simulation,
            World world,
            Trouble trouble,
            Parts parts,
            HistoryCheck history,
            List<Shard> shards) {}

    private Thread started(Runnable task) {
        var thread = Thread.ofVirtual().name("mention-" + started.size()).unstarted(task);
        started.add(thread);
        return thread;
    }

    /** In the order in which they were started: an executor alone interrupts its threads in any. */
    private void interruptAll() {
        started.forEach(Thread::interrupt);
        threads.shutdownNow();
    }

    Life life() {
        return life;
    }

    boolean isStuck() {
        return workers.isStuck();
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isIdle() {
        return consuming == 0;
    }

    private Outcome process(Mention mention) {
        try {
            wire.carry(Step.DECODED, () -> true, _ -> {
                throw new IllegalStateException("a bug");
            });
            var outcome = composition.process(mention);
            wire.carry(Step.PREFIX, () -> true, _ -> {
                throw new IllegalStateException("a bug");
            });
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** KCL begins with a shard that this instance has the lease of now. */
    void consume(Shard shard, int term) {
        consuming++;
        simulation.start("kcl " + shard.id(), () -> {
            try {
                new ShardConsumer(this, shard, term).run();
            } catch (Killed _) {
                // with all the others
            } catch (RuntimeException e) {
                history.require(false, "the processor throws " + e);
            } finally {
                consuming--;
            }
        });
    }

    ShardRecordProcessor worker() {
        return parts.worker(workers::worker);
    }

    /** How many records KCL hands over at a time. */
    int batch() {
        return batch;
    }

    Wire wire() {
        return wire;
    }

    Parts parts() {
        return parts;
    }

    HistoryCheck history() {
        return history;
    }

    Simulation simulation() {
        return simulation;
    }

    /** As systemd asks it to. */
    void stop() {
        if (!stopping) {
            stopping = true;
            simulation.start("stop", () -> {
                var end = simulation.instant().plus(FINISH);
                while (consuming > 0 && simulation.instant().isBefore(end)) {
                    simulation.sleepThroughout(Duration.ofSeconds(1));
                }
                interruptAll();
            });
        }
    }

    /** Checks that it has left nothing behind, and frees what the test had for it. */
    void close() throws InterruptedException {
        try {
            composition.takeAllThatIsShared();
        } catch (Killed _) {
            // it died before, or of this
        }
        interruptAll();
    }

    boolean hasThreads() {
        return !threads.isTerminated() || life.hasThreads();
    }

    private void befall(Kind kind) {
        switch (kind) {
            case HALT_BEFORE -> interruptAll();
            case LEASE_LOST ->
                shards.stream()
                        .filter(shard -> shard.owner().filter(this::equals).isPresent())
                        .forEach(shard -> shard.release(simulation.instant()));
            case STOP -> stop();
            case PAUSE_60S, CLOCK_AHEAD, CLOCK_BACK -> {}
            default -> throw new IllegalArgumentException(kind + " is no fate");
        }
    }
}
