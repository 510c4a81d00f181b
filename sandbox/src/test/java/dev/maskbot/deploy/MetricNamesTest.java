package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static dev.maskbot.deploy.Template.list;
import static dev.maskbot.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alarms, widgets and scaling look at metrics that somebody emits, with the dimensions that they have. */
final class MetricNamesTest {
    private static final Pattern METER = Pattern.compile(
            "(?:counter|timer|summary|gauge|holders)\\(\\s*\"([a-z.]+)\"(?:,\\s*\"[a-z]+\",\\s*([a-zA-Z]+))?");

    /** Enums by whose constants a tag is filled. */
    private static final Map<String, String> TAGS = Map.of(
            "mentions.settled", "processor/ledger/Outcome.java",
            "mentions.ignored", "ingest/intake/MentionFilter.java",
            "stage.time", "processor/Stages.java",
            "stream.reconnects", "ingest/stream/Cause.java");

    private static final Set<String> KCL = Set.of("TotalLeases", "NumWorkers", "LeaseSpillover", "LostLeases");

    /** The services' own, from their user guides. */
    private static final Map<String, Set<String>> AWS = Map.of(
            "AWS/Kinesis",
            Set.of(
                    "GetRecords.IteratorAgeMilliseconds",
                    "WriteProvisionedThroughputExceeded",
                    "ReadProvisionedThroughputExceeded"),
            "AWS/AutoScaling",
            Set.of("GroupDesiredCapacity", "GroupInServiceInstances"),
            "AWS/DynamoDB",
            Set.of("WriteThrottleEvents"),
            "AWS/EC2",
            Set.of("CPUSurplusCreditsCharged"));

    private record Metric(String namespace, String name, String dimension, String value) {}

    private final Template template = Template.read();
    private final Resolution resolution = new Resolution(template, Map.of("ShardCount", "4"));

    @Test
    void everyMetricLookedAt_isEmitted() throws IOException {
        var emitted = Map.of("ingest", emitted("ingest"), "processor", emitted("processor"));
        var looked = new ArrayList<>(alarmed());
        looked.addAll(shown());

        assertThat(looked).hasSizeGreaterThan(50).allSatisfy(metric -> {
            switch (metric.namespace()) {
                case "maskbot" -> {
                    assertThat(metric.dimension()).isEqualTo("Service");
                    assertThat(emitted.get(metric.value())).contains(metric.name());
                }
                case "LeaseTable" -> {
                    assertThat(metric.dimension()).isEqualTo("Operation");
                    assertThat(KCL).contains(metric.name());
                }
                default -> assertThat(AWS.get(metric.namespace())).contains(metric.name());
            }
        });
    }

    @Test
    void whatKclIsLetEmit_isWhatIsLookedAt() throws IOException {
        var source = Files.readString(
                HOME.resolve("processor/src/main/java/dev/maskbot/processor/consume/LeaseMetrics.java"));
        var wanted = new TreeSet<String>();
        Pattern.compile("\"([A-Z][A-Za-z]+)\"").matcher(source).results().forEach(name -> wanted.add(name.group(1)));
        assertThat(wanted).containsExactlyInAnyOrderElementsOf(KCL);
    }

    private List<Metric> alarmed() {
        return template.resources().keySet().stream()
                .filter(name -> template.resources().get(name).get("Properties") != null)
                .flatMap(name -> Template.walk(resolution.properties(name)))
                .filter(node -> node instanceof Map<?, ?> map && map.containsKey("MetricName"))
                .map(node -> metric(map(node)))
                .toList();
    }

    private static Metric metric(Map<String, Object> node) {
        var dimension = map(list(node.get("Dimensions")).getFirst());
        return new Metric(
                (String) node.get("Namespace"),
                (String) node.get("MetricName"),
                (String) dimension.get("Name"),
                (String) dimension.get("Value"));
    }

    /** Of the dashboard, with CloudWatch's short forms written out: "." is what stands above, "..." all but the last. */
    private List<Metric> shown() {
        var body = (String) resolution.properties("Dashboard").get("DashboardBody");
        var metrics = new ArrayList<Metric>();
        for (var widget : JsonMapper.shared().readTree(body).get("widgets")) {
            var above = new String[4];
            for (var row : widget.path("properties").path("metrics")) {
                read(row, above);
                metrics.add(new Metric(above[0], above[1], above[2], above[3]));
            }
        }
        return metrics;
    }

    private static void read(JsonNode row, String[] above) {
        var names = row.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
        if (names.getFirst().equals("...")) {
            assertThat(names.size()).isLessThanOrEqualTo(2);
            names.stream().skip(1).forEach(last -> above[3] = last);
            return;
        }
        assertThat(names).hasSize(4);
        for (var i = 0; i < 4; i++) {
            above[i] = names.get(i).equals(".") ? above[i] : names.get(i);
        }
    }

    private static Set<String> emitted(String daemon) throws IOException {
        var names = new TreeSet<String>();
        try (var sources = Files.walk(HOME.resolve(daemon).resolve("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (var meter :
                        METER.matcher(Files.readString(source)).results().toList()) {
                    names.addAll(meter.group(2) == null ? Set.of(meter.group(1)) : tagged(meter.group(1)));
                }
            }
        }
        return names;
    }

    private static Set<String> tagged(String name) throws IOException {
        var names = new TreeSet<String>();
        var source = TAGS.get(name);
        var file = Path.of(source.startsWith("ingest") ? "ingest" : "processor", "src/main/java/dev/maskbot", source);
        Pattern.compile("(?m)^ +([A-Z][A-Z_]+)[,;(]?(?: |$)")
                .matcher(Files.readString(HOME.resolve(file)))
                .results()
                .forEach(constant -> names.add(name + "." + constant.group(1).toLowerCase(Locale.ROOT)));
        return names;
    }
}
