package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static dev.maskbot.deploy.Template.list;
import static dev.maskbot.deploy.Template.map;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template as text and as data: what no linter knows of us. */
final class TemplateTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)");
    private static final Pattern SETTING =
            Pattern.compile("settings\\.(text|uri|choice|flag|number|origins)\\(\\s*\"([a-z-]+)\"([,)])");

    private final Template template = Template.read();

    @Test
    void template_canBePassedInline_andRead() {
        assertThat(Template.FILE.toFile().length()).isLessThanOrEqualTo(51_200); // CloudFormation: TemplateBody
        assertThat(template.text().lines()).hasSizeLessThanOrEqualTo(900);
    }

    @Test
    void everythingReferredTo_exists_andEveryParameterAndConditionIsUsed() {
        var used = used();
        var known = new HashSet<>(template.resources().keySet());
        known.addAll(template.section("Parameters").keySet());
        known.addAll(template.section("Conditions").keySet());

        assertThat(known).containsAll(used);
        assertThat(used).containsAll(template.section("Parameters").keySet());
        assertThat(used).containsAll(template.section("Conditions").keySet());
    }

    private Set<String> used() {
        var used = new HashSet<String>();
        Template.walk(template.sections()).forEach(node -> {
            switch (node) {
                case Map<?, ?> call when call.containsKey("Ref") -> used.add((String) call.get("Ref"));
                case Map<?, ?> call
                when call.containsKey("Fn::GetAtt") ->
                    used.add((String) list(call.get("Fn::GetAtt")).getFirst());
                case Map<?, ?> call
                when call.containsKey("Fn::If") ->
                    used.add((String) list(call.get("Fn::If")).getFirst());
                case Map<?, ?> call
                when call.get("Fn::Sub") instanceof String text ->
                    placeholders(text).forEach(used::add);
                case Map<?, ?> call
                when call.get("Fn::Sub") instanceof List<?> text ->
                    placeholders((String) text.getFirst())
                            .filter(name -> !map(text.getLast()).containsKey(name))
                            .forEach(used::add);
                case Map<?, ?> resource
                when resource.get("Condition") instanceof String condition -> used.add(condition);
                default -> {}
            }
        });
        used.removeIf(name -> name.startsWith("AWS"));
        return used;
    }

    private static Stream<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(name -> name.group(1));
    }

    @Test
    void everyParameter_isDescribed_bounded_andInAGroup() {
        var groups = map(template.section("Metadata").get("AWS::CloudFormation::Interface"));
        var grouped = list(groups.get("ParameterGroups")).stream()
                .flatMap(group -> list(map(group).get("Parameters")).stream())
                .toList();
        assertThat(grouped)
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        template.section("Parameters").keySet());
        template.section("Parameters")
                .forEach((name, parameter) -> assertThat(map(parameter))
                        .as(name)
                        .containsKey("Description")
                        .doesNotContainKey("NoEcho") // nothing secret passes through CloudFormation
                        .containsAnyOf(
                                Map.entry("Type", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"),
                                bound(map(parameter))));
        assertThat(template.section("Outputs").values())
                .allSatisfy(output -> assertThat(map(output)).containsKey("Description"));
    }

    private static Map.Entry<String, Object> bound(Map<String, Object> parameter) {
        return Stream.of("AllowedValues", "AllowedPattern", "MaxValue")
                .filter(parameter::containsKey)
                .map(kind -> Map.entry(kind, parameter.get(kind)))
                .findFirst()
                .orElse(Map.entry("AllowedPattern", "missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Kinesis::Stream", "AWS::Logs::LogGroup"})
    void whateverHoldsState_saysWhatBecomesOfIt(String type) {
        assertThat(template.resources(type))
                .isNotEmpty()
                .allSatisfy(
                        (_, resource) -> assertThat(resource).containsKeys("DeletionPolicy", "UpdateReplacePolicy"));
    }

    @Test
    void buckets_arePrivate_encrypted_andByTlsOnly() {
        var policies = template.resources("AWS::S3::BucketPolicy").values().stream()
                .map(policy -> map(policy.get("Properties")).get("Bucket"))
                .toList();
        template.resources("AWS::S3::Bucket").forEach((name, bucket) -> {
            assertThat(map(bucket.get("Properties"))).containsKeys("BucketEncryption", "LifecycleConfiguration");
            assertThat(map(map(bucket.get("Properties")).get("PublicAccessBlockConfiguration")))
                    .hasSize(4)
                    .allSatisfy((_, blocked) -> assertThat(blocked).isEqualTo(true));
            assertThat(policies).contains(Map.of("Ref", name));
        });
    }

    @Test
    void instances_answerTokensOnly_andLetNobodyIn() {
        assertThat(template.resources("AWS::EC2::LaunchTemplate")).hasSize(2).allSatisfy((_, launch) -> {
            var data = map(map(launch.get("Properties")).get("LaunchTemplateData"));
            assertThat(data.get("MetadataOptions"))
                    .isEqualTo(Map.of("HttpTokens", "required", "HttpPutResponseHopLimit", 1));
            assertThat(data).doesNotContainKey("KeyName");
        });
        assertThat(template.resources("AWS::EC2::SecurityGroup").values())
                .allSatisfy(
                        group -> assertThat(map(group.get("Properties"))).doesNotContainKey("SecurityGroupIngress"));
    }

    @Test
    void processors_areNeverMoreThanShards() {
        assertThat(map(template.resources().get("ProcessorGroup").get("Properties")))
                .containsEntry("MaxSize", Map.of("Ref", "ShardCount"));
        assertThat(map(template.resources().get("Stream").get("Properties")))
                .containsEntry("ShardCount", Map.of("Ref", "ShardCount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IngestTemplate", "ProcessorTemplate"})
    void bootstrap_isSmall_andFullyResolved(String launchTemplate) {
        var userData = userData(launchTemplate);
        assertThat(userData.length()).isLessThan(4096);
        assertThat(userData).startsWith("#!/bin/bash\n").doesNotContain("${");
        assertThat(userData.lines().skip(1).findFirst().orElseThrow()).startsWith("export DAEMON=");
    }

    static String userData(String launchTemplate) {
        var properties = new Resolution(Template.read(), Map.of()).properties(launchTemplate);
        return (String) map(properties.get("LaunchTemplateData")).get("UserData");
    }

    @Test
    void settingsOfTheStack_areKnownToTheDaemons_andThoseTheyRequireAreThere() throws IOException {
        var stack = template.resources("AWS::SSM::Parameter").values().stream()
                .map(parameter ->
                        map(map(parameter.get("Properties")).get("Name")).get("Fn::Sub"))
                .map(name -> name.toString().replace("/maskbot/${AWS::StackName}/config/", ""))
                .collect(toSet());
        var known = new HashMap<String, Boolean>();
        for (var source : Set.of(
                "ingest/src/main/java/dev/maskbot/ingest/IngestSettings.java",
                "processor/src/main/java/dev/maskbot/processor/ProcessorSettings.java")) {
            SETTING.matcher(Files.readString(HOME.resolve(Path.of(source))))
                    .results()
                    .forEach(found -> known.put(found.group(2), isRequired(found)));
        }

        assertThat(known.keySet()).hasSizeGreaterThan(15).containsAll(stack);
        known.values().removeIf(required -> !required);
        assertThat(stack).containsAll(known.keySet());
    }

    private static boolean isRequired(MatchResult setting) {
        return setting.group(1).equals("text") && setting.group(3).equals(")");
    }
}
