package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.matrix.Instance.Setting;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Two to four mentions from their delivery to their end, while something goes wrong; the seed decides the rest. */
final class Case {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:35:00Z");
    private static final Duration AT_MOST = Duration.ofHours(12);

    private final List<Fault> faults;
    private final Set<Reason> mayEnd;
    private final Parts parts;
    private final long seed;
    private final Random random;

    /** @param mayEnd how mentions may end that a fault hits, other than they should */
    Case(List<Fault> faults, Set<Reason> mayEnd, Parts parts, long seed) {
        this.faults = faults;
        this.mayEnd = mayEnd;
        this.parts = parts;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * How it went.
     *
     * @param broken what does not hold, nothing if all is well
     * @param mentions how many there were
     * @param met how often something went wrong
     * @param log what the processor said
     */
    record Report(List<String> broken, int mentions, int met, World world, List<String> log) {}

    Report run() {
        var simulation = new Simulation(BEGIN, AT_MOST, seed);
        var lag = Duration.ofSeconds(random.nextInt(1, 60));
        try (var logs = new Logs()) {
            var world = new World(new MemoryX(simulation, World.BOT.id(), lag), logs);
            var offers = IntStream.range(0, random.nextInt(2, 5))
                    .mapToObj(i -> Offer.of(world, "user" + i, random.nextInt(4) > 0, BEGIN))
                    .toList();
            var history = new HistoryCheck(world, offers);
            var shards = shards(offers, history);
            var trouble = new Trouble(faults);
            run(
                    simulation,
                    new Cluster(new Setting(simulation, world, trouble, parts, history, shards), random),
                    history);
            return new Report(history.broken(mayEnd), offers.size(), trouble.met(), world, logs.lines());
        }
    }

    private void run(Simulation simulation, Cluster cluster, HistoryCheck history) {
        var failures = new ArrayList<Throwable>();
        var root = simulation.start("cluster", () -> {
            try {
                cluster.run(random.nextInt(1, 3));
            } catch (Throwable e) {
                failures.add(e);
            }
        });
        try {
            simulation.run(root);
            history.require(simulation.isQuiet(), "somebody goes on after the end");
        } catch (AssertionError e) {
            failures.add(e);
        }
        failures.forEach(e -> history.require(false, e.toString()));
    }

    /** One shard, two, or one that ends and its child; among the records perhaps a copy, or one that is none of ours. */
    private List<Shard> shards(List<Offer> offers, HistoryCheck history) {
        var records = offers.stream().map(Optional::of).collect(toCollection(ArrayList::new));
        if (random.nextInt(4) == 0) {
            records.add(random.nextInt(records.size() + 1), Optional.empty());
        }
        if (random.nextInt(4) == 0) {
            records.add(random.nextInt(records.size() + 1), records.get(random.nextInt(records.size())));
        }
        var cut = random.nextInt(1, records.size());
        var first = records.subList(0, cut);
        var second = records.subList(cut, records.size());
        return switch (random.nextInt(3)) {
            case 0 -> List.of(shard("shard-0", records, Optional.empty(), random.nextBoolean(), history));
            case 1 ->
                List.of(
                        shard("shard-0", first, Optional.empty(), false, history),
                        shard("shard-1", second, Optional.empty(), false, history));
            default -> {
                var parent = shard("shard-0", first, Optional.empty(), true, history);
                yield List.of(parent, shard("shard-1", second, Optional.of(parent), false, history));
            }
        };
    }

    private static Shard shard(
            String id, List<Optional<Offer>> offers, Optional<Shard> parent, boolean closed, HistoryCheck history) {
        var records = IntStream.range(0, offers.size())
                .mapToObj(i -> record(i + 1, offers.get(i).map(Offer::bytes).orElse("{\"v\":1,".getBytes(UTF_8))))
                .toList();
        var shard = new Shard(id, records, parent, closed);
        history.offered(shard, offers);
        return shard;
    }

    /** The n-th of its shard, from 1. */
    private static KinesisClientRecord record(int n, byte[] data) {
        return KinesisClientRecord.builder()
                .sequenceNumber(Integer.toString(n))
                .subSequenceNumber(0)
                .data(ByteBuffer.wrap(data).asReadOnlyBuffer())
                .build();
    }
}
