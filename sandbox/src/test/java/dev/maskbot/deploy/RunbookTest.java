package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static dev.maskbot.deploy.Template.map;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.ledger.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/OPERATIONS.md tells of everything that an operator meets, and of nothing that there is not. */
final class RunbookTest {
    private static final Pattern EVENT = Pattern.compile("(?:log|failed)\\(\\s*\"([a-z_]+\\.[a-z_]+)\"");
    private static final Pattern METER = Pattern.compile("(?:counter|timer|summary|gauge|holders)\\(\\s*\"([a-z.]+)\"");
    private static final Pattern TERM = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("`MASKBOT_([A-Z_]+)`");
    private static final Pattern SETTING =
            Pattern.compile("settings\\.(?:text|uri|choice|flag|number|origins)\\(\\s*\"([a-z-]+)\"");

    /** Of developers. */
    private static final Set<String> DEBUG = Set.of("watchdog.stopped");

    private final String runbook = read(HOME.resolve("docs/OPERATIONS.md"));
    private final Set<String> terms = found(TERM, runbook.replaceAll("(?s)```.*?```", ""));

    @Test
    void events_areExplained() {
        var events = found(EVENT, sources());
        events.removeAll(DEBUG);
        assertThat(events).hasSizeGreaterThan(60);
        assertThat(terms).containsAll(events);
    }

    @Test
    void metrics_areExplained() {
        var metrics = found(METER, sources());
        var told = terms.stream().map(term -> term.replaceFirst("\\.<.*>", "")).toList();
        assertThat(metrics).hasSizeGreaterThan(20);
        assertThat(told).containsAll(metrics);
    }

    @Test
    void reasonsOfOutcomes_areExplained() {
        assertThat(terms)
                .containsAll(Stream.of(Outcome.Reason.values()).map(Enum::name).toList());
    }

    @Test
    void alarms_haveARow_eachOfThem_andNothingElseHas() {
        var alarms = Template.read().resources("AWS::CloudWatch::Alarm").keySet();
        var rows = found(ROW, runbook.substring(runbook.indexOf("## Alarms"), runbook.indexOf("## Drills")));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(alarms);
    }

    @Test
    void settings_areThoseOfTheDaemons() {
        var known = found(SETTING, sources());
        known.add("stack");
        var told = found(VARIABLE, runbook).stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void documentsAndTheirActions_areThoseOfTheTemplate() {
        var template = Template.read();
        var documents = found(Pattern.compile("<stack>-(operate|command|set)\\b"), runbook);
        assertThat(template.resources("AWS::SSM::Document").values())
                .map(document ->
                        map(map(document.get("Properties")).get("Name")).get("Fn::Sub"))
                .map(name -> name.toString().replace("${AWS::StackName}-", ""))
                .containsExactlyInAnyOrderElementsOf(documents);
        var commands = found(Pattern.compile("\\b(?:action|command)=([a-z-]+)"), runbook);
        assertThat(commands).hasSizeGreaterThan(3);
        assertThat(template.text()).contains("allowedValues: [status, drain, resume, restart, thread-dump]");
        assertThat(commands).isSubsetOf("status", "replay", "explain", "forget", "check");
    }

    private static String sources() {
        return Stream.of("core", "ingest", "processor")
                .map(module -> HOME.resolve(module).resolve("src/main/java"))
                .flatMap(RunbookTest::files)
                .map(RunbookTest::read)
                .reduce("", String::concat);
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }
}
