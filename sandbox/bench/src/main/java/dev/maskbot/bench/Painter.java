package dev.maskbot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A way to mask photos, in a process of its own on one core.
 *
 * @param command to which the picture, seconds to warm up and seconds to measure are added; prints a {@code cost:}
 */
record Painter(String name, List<String> command) {
    private static final String WARM_UP = "2";
    private static final String MEASURED = "2";

    /** Of one picture: milliseconds, milliseconds of CPU, megabytes at the peak. */
    record Cost(double wall, double cpu, double megabytes) {
        static Cost median(List<Cost> costs) {
            return costs.stream()
                    .sorted(Comparator.comparingDouble(Cost::wall))
                    .toList()
                    .get(costs.size() / 2);
        }
    }

    /** Nothing where it is not installed. */
    Optional<Cost> measure(Path picture) throws IOException, InterruptedException {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(picture.toString(), WARM_UP, MEASURED));
        return output(whole).stream()
                .filter(line -> line.startsWith("cost: "))
                .map(line -> line.split(" "))
                .map(cost ->
                        new Cost(Double.parseDouble(cost[1]), Double.parseDouble(cost[2]), Double.parseDouble(cost[3])))
                .findFirst();
    }

    /** What it prints; nothing when there is no such program, or it fails. */
    static List<String> output(List<String> command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var lines = process.inputReader().readAllLines();
            return process.waitFor() == 0 ? lines : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }
}
