package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.matrix.Instance.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Two to four mentions from their delivery to their end, while something goes wrong. */
final class Case {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:35:00Z");

    private final PhotoHost photos;
    private final List<Fault> faults;
    private final Rules rules;
    private final long seed;
    private final Random random;

    Case(PhotoHost photos, List<Fault> faults, Rules rules, long seed) {
        this.photos = photos;
        this.faults = faults;
        this.rules = rules;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * How it went.
     *
     * @param broken what does not hold
     * @param met how often something went wrong
     */
    record Report(List<String> broken, int met, World world, int instances) {}

    Report run(Set<Reason> mayEnd, int most) {
        var simulation = new Simulation(BEGIN, Duration.ofHours(12), seed);
        var lag = Duration.ofSeconds(random.nextInt(1, 60));
        var world = new World(new MemoryX(simulation, World.BOT.id(), lag), photos);
        var offers = IntStream.range(0, random.nextInt(2, 5))
                .mapToObj(i -> Offer.of(world, "user" + i, BEGIN))
                .toList();
        var history = new HistoryCheck(world, offers);
        var shards = shards(offers, history);
        var trouble = new Trouble(faults);
        var setting = new Setting(simulation, world, trouble, rules, history, shards);
        var cluster = new Cluster(setting, random);
        var failure = new ArrayList<Throwable>();
        var root = simulation.start("cluster", () -> {
            try {
                cluster.run(random.nextInt(1, 3));
            } catch (Throwable e) {
                failure.add(e);
            }
        });
        try {
            simulation.run(root);
            history.require(simulation.isQuiet(), "somebody goes on after the end");
        } catch (AssertionError e) {
            failure.add(e);
        }
        failure.forEach(e -> history.require(false, e.toString()));
        return new Report(history.broken(mayEnd, most), trouble.met(), world, cluster.instances());
    }

    /** One shard, or one that ends and its child; among the records perhaps one that is none of ours. */
    private List<Shard> shards(List<Offer> offers, HistoryCheck history) {
        var records = new ArrayList<Optional<Offer>>(offers.stream().map(Optional::of).toList());
        if (random.nextInt(4) == 0) {
            records.add(random.nextInt(records.size() + 1), Optional.empty());
        }
        if (random.nextInt(3) > 0) {
            return List.of(shard("shard-0", records, Optional.empty(), random.nextBoolean(), history));
        }
        var cut = random.nextInt(1, records.size());
        var parent = shard("shard-0", records.subList(0, cut), Optional.empty(), true, history);
        return List.of(
                parent,
                shard("shard-1", records.subList(cut, records.size()), Optional.of(parent), false, history));
    }

    private static Shard shard(
            String id, List<Optional<Offer>> offers, Optional<Shard> parent, boolean closed, HistoryCheck history) {
        var records = IntStream.range(0, offers.size())
                .mapToObj(i -> Offer.record(
                        i + 1, offers.get(i).map(Offer::bytes).orElse("{\"v\":1,".getBytes(UTF_8))))
                .toList();
        var shard = new Shard(id, records, parent, closed);
        IntStream.range(0, offers.size())
                .forEach(i -> offers.get(i).ifPresent(offer -> history.offered(shard, i, offer)));
        return shard;
    }
}
