package dev.maskbot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.ingest.KillSwitch.Killed;
import dev.maskbot.ingest.KillSwitch.Moment;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.x.PostId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever X, the network and the machine do, every mention reaches Kinesis. {@code -Dmentions=} and {@code -Dseed=}
 * choose another run.
 */
@Timeout(300)
final class NoMentionIsLostTest {
    private static final int MENTIONS = Integer.getInteger("mentions", 2_000);
    private static final long SEED = Long.getLong("seed", 20261120);

    /** A sweep asks for what is 15 minutes older than the watermark; the watermark may be a step old. */
    private static final Duration SWEPT_AGAIN = Duration.ofMinutes(40);

    private static final List<Moment> MOMENTS = List.of(Moment.values());
    private static final List<Throwable> UNCAUGHT = new CopyOnWriteArrayList<>();
    private static Thread.UncaughtExceptionHandler before;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void letThreadsDieOnlyWhenTheyAreKilled() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (!(e instanceof Killed)) {
                UNCAUGHT.add(e);
            }
        });
    }

    @AfterAll
    static void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(UNCAUGHT).isEmpty();
    }

    @Test
    void throughDropsDuplicatesReorderingCutsAndOutages_everyMentionArrives_once() throws Exception {
        try (var run = new LongRun(SEED)) {
            while (run.posted() < MENTIONS) {
                trouble(run);
            }
            run.settle(Duration.ofHours(3));

            var consumed = run.consumed();
            assertThat(consumed.keySet()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(run.mentions());
            assertThat(consumed.values()).as("seed %d", SEED).containsOnly(1);
        }
    }

    @Test
    void throughKillsAtEveryStepToo_everyMentionArrives_andOnlyWhatIsSweptAgainArrivesTwice() throws Exception {
        try (var run = new LongRun(SEED + 1)) {
            while (run.posted() < MENTIONS) {
                trouble(run);
                run.killAt(MOMENTS.get(random.nextInt(MOMENTS.size())));
                run.post(random.nextInt(1200));
                if (random.nextBoolean()) {
                    run.pass(Duration.ofSeconds(random.nextInt(300)));
                }
                run.restart(Duration.ofSeconds(random.nextInt(1200)));
            }
            run.settle(Duration.ofHours(3));

            var consumed = run.consumed();
            assertThat(consumed.keySet()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(run.mentions());
            var twice = new ArrayList<Long>();
            consumed.forEach((mention, times) -> {
                if (times > 1) {
                    twice.add(mention);
                }
            });
            assertThat(twice).as("seed %d", SEED).allSatisfy(mention -> {
                var at = new PostId(mention).at();
                assertThat(run.kills()).anyMatch(kill -> !at.isAfter(kill) && at.isAfter(kill.minus(SWEPT_AGAIN)));
            });
        }
    }

    /** One of the things that happen, with mentions before, in and after it. */
    private void trouble(LongRun run) throws InterruptedException {
        var faults = run.x.faults();
        switch (random.nextInt(7)) {
            case 0 -> run.post(random.nextInt(5000));
            case 1 -> {
                try (var _ = faults.inject(Fault.of("x", new Kind.Drop()).withProbability(0.3, random.nextLong()))) {
                    run.post(random.nextInt(600));
                }
            }
            case 2 -> {
                try (var _ = faults.inject(Fault.of("x", new Kind.Duplicate()));
                        var _ = faults.inject(Fault.of("x", new Kind.Reorder(2 + random.nextInt(8)))
                                .withSeed(random.nextLong()))) {
                    run.post(random.nextInt(3000));
                }
            }
            case 3 -> {
                faults.inject(
                        Fault.of("x", new Kind.TornPost(Kind.Ending.RESET)).times(1));
                run.post(random.nextInt(1500));
            }
            case 4 -> {
                var ending = random.nextBoolean() ? Kind.Ending.CLEAN : Kind.Ending.BROKEN;
                faults.inject(Fault.of("x", new Kind.Cut(ending, false)).times(1));
                run.post(random.nextInt(1500));
            }
            case 5 -> {
                try (var _ = faults.inject(Fault.of("x", new Kind.Stall()))) {
                    run.post(random.nextInt(200));
                    run.pass(Duration.ofSeconds(random.nextInt(120)));
                }
            }
            default -> outage(run);
        }
        run.pass(Duration.ofMinutes(5)); // long enough for a sweep
        faults.clear();
    }

    /** From a second to two hours, short ones more often. */
    private void outage(LongRun run) throws InterruptedException {
        var faults = run.x.faults();
        var seconds = (long) Math.exp(random.nextDouble() * Math.log(7200));
        var out = List.of("x/CONNECT_STREAM", "x/LIST_MENTIONS").stream()
                .map(where -> faults.inject(Fault.of(where, new Kind.Refuse(503))))
                .toList();
        faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.RESET, false)).times(1));
        for (var left = seconds; left > 0; left -= 600) {
            run.post(random.nextInt(50));
            run.pass(Duration.ofSeconds(Math.min(left, 600)));
        }
        out.forEach(one -> one.close());
        run.pass(Duration.ofMinutes(6));
    }
}
