package dev.maskbot.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.process.Journal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Scenarios shortened to a glimpse; all of it: {@code sandbox/run scenario --all --seeds 3}. Those that kill and reshard have
 * tests of their own: {@code IngestKillIT}, {@code ProcessorKillIT}, {@code RebalanceIT}.
 */
@Timeout(300)
final class ScenariosIT {
    private static final Path HOME = Path.of(System.getProperty("maskbot.home"));

    /** One with which no reply stays in doubt, as it does for three minutes when X has not got it. */
    private static final long SEED = 2;

    static final List<String> NAMES = List.of("viral", "flaky-x", "throttled-aws", "hostile");

    @ParameterizedTest
    @FieldSource("NAMES")
    void scenario_losesNothing_andAnswersNothingTwice(String name) throws InterruptedException {
        var scenario = Scenario.named(name);
        var said = new CopyOnWriteArrayList<Journal.Entry>();
        var journal = new Journal();
        try (var _ = journal.listen(said::add)) {
            var verdict = ScenarioRun.run(scenario, scenario.glimpse(), SEED, HOME, journal);

            assertThat(verdict.isGood())
                    .as(() -> verdict.report() + "\n"
                            + String.join(
                                    "\n",
                                    said.stream().map(Journal.Entry::toString).toList()))
                    .isTrue();
            assertThat(verdict.offered()).isGreaterThanOrEqualTo(7);
            assertThat(verdict.replied()).as(verdict::report).isGreaterThan(verdict.offered() / 2);
        }
    }
}
