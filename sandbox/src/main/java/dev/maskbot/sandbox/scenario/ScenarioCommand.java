package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.process.Journal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios and says how they ended. */
@Command(
        name = "scenario",
        description = {
            "Runs the whole system while things go wrong, and counts what was lost or answered twice.",
            "Ends with exit code 1 unless that is nothing."
        },
        sortOptions = false)
public final class ScenarioCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String name;

    @Option(names = "--all", description = "All of them, each shortened.")
    private boolean all;

    @Option(names = "--seeds", defaultValue = "1", description = "How many runs of each; default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--seed", defaultValue = "1", description = "The first run's seed; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "How many runs of one go side by side, most of whose time is waiting; default: ${DEFAULT-VALUE}.")
    private int atOnce;

    @Option(
            names = "--scale",
            paramLabel = "PART",
            description = "How much of it: 0.1 is a tenth, in a tenth of the time.")
    private Double scale;

    @SuppressWarnings("UnusedVariable") // picocli looks at it
    @Option(names = "--help", usageHelp = true, description = "Show this.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Path home = Path.of(System.getProperty("maskbot.home", "."));
    private final Path logs = home.resolve(Path.of("sandbox", "target", "scenarios"));

    /** What picocli lists. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Scenario.NAMES.iterator();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (all == (name != null)) {
            throw new ParameterException(spec.commandLine(), "name one scenario, or all by --all: " + Scenario.NAMES);
        }
        if (atOnce < 1) {
            throw new ParameterException(spec.commandLine(), "at least one at once, not " + atOnce);
        }
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "at least one run of each, not " + seeds);
        }
        if (scale != null && !(scale > 0 && scale <= 100)) {
            throw new ParameterException(spec.commandLine(), "a part is more than 0 and at most 100, not " + scale);
        }
        var names = all ? Scenario.NAMES : List.of(name);
        var scenarios = names.stream().map(Scenario::named).toList();
        var verdicts = new ArrayList<Verdict>();
        for (var i = 0; i < names.size(); i++) {
            System.out.println(names.get(i) + ": " + scenarios.get(i).about());
            verdicts.addAll(runs(names.get(i), scenarios.get(i)));
        }
        System.out.println(result(verdicts));
        return verdicts.size() == names.size() * seeds && verdicts.stream().allMatch(Verdict::isGood) ? 0 : 1;
    }

    /** With one seed after the other, or several at once; told in their order. One that breaks has no verdict. */
    private List<Verdict> runs(String name, Scenario scenario) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(scenario.alone() ? 1 : atOnce)) {
            var runs = LongStream.range(seed, seed + seeds)
                    .mapToObj(each -> threads.submit(() -> run(name, scenario, each)))
                    .toList();
            var verdicts = new ArrayList<Verdict>();
            for (var run : runs) {
                try {
                    var told = run.get();
                    told.lines().forEach(System.out::println);
                    verdicts.add(told.verdict());
                } catch (ExecutionException e) {
                    System.out.println("  broke: " + e.getCause());
                }
            }
            return verdicts;
        }
    }

    private record Told(Verdict verdict, List<String> lines) {}

    private Told run(String name, Scenario scenario, long seed) throws IOException, InterruptedException {
        Files.createDirectories(logs);
        var log = logs.resolve("%s-%d.log".formatted(name, seed));
        var journal = new Journal();
        var begin = System.nanoTime();
        try (var out = new PrintWriter(Files.newBufferedWriter(log));
                var _ = journal.listen(entry -> {
                    synchronized (out) {
                        out.printf(
                                "%s %s %s %s %s%n",
                                entry.at(), entry.part(), entry.level(), entry.event(), entry.fields());
                        out.flush();
                    }
                })) {
            var verdict = ScenarioRun.run(scenario, part(scenario), seed, home, journal);
            var lines = new ArrayList<String>();
            lines.add("  seed %d, %d s: %s"
                    .formatted(seed, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), verdict.report()));
            if (!verdict.isGood()) {
                lines.add("    what the daemons said: " + log);
            }
            return new Told(verdict, lines);
        }
    }

    private double part(Scenario scenario) {
        return scale != null ? scale : all ? scenario.part() : 1;
    }

    private static String result(List<Verdict> verdicts) {
        return "result: offered=%d replied=%d lost=%d twice=%d wrong=%d"
                .formatted(
                        verdicts.stream().mapToInt(Verdict::offered).sum(),
                        verdicts.stream().mapToInt(Verdict::replied).sum(),
                        count(verdicts, Verdict::lost),
                        count(verdicts, Verdict::twice),
                        count(verdicts, Verdict::wrong));
    }

    private static int count(List<Verdict> verdicts, Function<Verdict, List<String>> which) {
        return verdicts.stream().map(which).mapToInt(List::size).sum();
    }
}
