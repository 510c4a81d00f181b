package dev.maskbot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to mask photos, in a process of its own on one core.
 *
 * @param warmUp seconds until it is as fast as it ever will be
 * @param command to which the picture, seconds to warm up, seconds to measure and where to write what it made are added;
 *     prints a {@code cost:}
 */
record Painter(String name, int warmUp, List<String> command) {
    private static final String MEASURED = "2";

    /** Of one picture: milliseconds, milliseconds of CPU, megabytes at the peak, milliseconds of the first of all. */
    record Cost(double wall, double cpu, double megabytes, double first) {
        static Cost median(List<Cost> costs) {
            return costs.stream()
                    .sorted(Comparator.comparingDouble(Cost::wall))
                    .toList()
                    .get(costs.size() / 2);
        }
    }

    /** Nothing where it is not installed. */
    Optional<Cost> measure(Path picture, Path out) throws IOException, InterruptedException {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(picture.toString(), Integer.toString(warmUp), MEASURED, out.toString()));
        return output(whole).stream()
                .filter(line -> line.startsWith("cost: "))
                .map(line ->
                        Stream.of(line.split(" ")).skip(1).map(Double::valueOf).toList())
                .map(cost -> new Cost(cost.get(0), cost.get(1), cost.get(2), cost.get(3)))
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
