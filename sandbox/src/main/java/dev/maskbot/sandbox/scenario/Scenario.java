package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is done to the whole system at once: who runs, what people post, what goes wrong. Data, in
 * {@code resources/scenarios}. Immutable.
 *
 * @param about one line for people
 * @param part how much of it is run when all are
 * @param glimpse how much of it the build runs
 * @param alone whether it needs the machine for itself; else its runs with several seeds may go side by side
 * @param limitsWiderBy how much more than X's the local X lets through, for what X itself would stretch over days
 * @param settings of a daemon, by its name, as variables
 * @param acts what is done to daemons and streams meanwhile
 * @param tolerated reasons of an outcome that are as good as those that are expected, by the ledger's names
 * @param patience how long to wait, after all that, for every mention's outcome
 */
public record Scenario(
        String about,
        double part,
        double glimpse,
        boolean alone,
        int shards,
        int ingests,
        int processors,
        int limitsWiderBy,
        Map<String, Map<String, String>> settings,
        Load load,
        List<Fault> faults,
        List<Act> acts,
        Set<String> tolerated,
        Duration patience) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** In the order in which all are run. */
    public static final List<String> NAMES =
            List.of("viral", "flaky-x", "throttled-aws", "crash-loop", "reshard", "two-ingests", "hostile");

    /**
     * Reads a built-in one.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Scenario named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("there is no scenario " + name + ", but " + NAMES);
        }
        try (var json = Scenario.class.getResourceAsStream("/scenarios/" + name + ".json")) {
            return JSON.readValue(json, Scenario.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with so much of everything, in so much of the time. */
    Scenario scaled(double factor) {
        return new Scenario(
                about,
                part,
                glimpse,
                alone,
                shards,
                ingests,
                processors,
                limitsWiderBy,
                settings,
                load.scaled(factor),
                faults.stream().map(fault -> fault.faster(factor)).toList(),
                acts.stream().map(act -> act.scaled(factor)).toList(),
                tolerated,
                patience);
    }

    static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
