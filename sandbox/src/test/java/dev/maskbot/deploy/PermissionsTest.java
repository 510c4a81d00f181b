package dev.maskbot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Least privilege, on the policies as CloudFormation resolves them. */
final class PermissionsTest {
    /** docs.aws.amazon.com/service-authorization: their actions take no resource. */
    private static final Set<String> WITHOUT_RESOURCES =
            Set.of("cloudwatch:PutMetricData", "rekognition:DetectFaces", "rekognition:DetectModerationLabels");

    private static final Set<String> SERVICES_WITHOUT_RESOURCES = Set.of("ssmmessages");
    private static final String STREAM = "arn:aws:kinesis:eu-central-1:123456789012:stream/Stream";
    private static final String TABLES = "arn:aws:dynamodb:eu-central-1:123456789012:table/";

    private final Template template = Template.read();
    private final Permissions ingest = Permissions.of(template, "IngestRole");
    private final Permissions processor = Permissions.of(template, "ProcessorRole");
    private final Permissions operator = Permissions.of(template, "OperatorRole");

    @ParameterizedTest
    @ValueSource(strings = {"IngestRole", "ProcessorRole", "OperatorRole"})
    void everyAction_isNamed_andOnEverythingOnlyWhereNothingCanBeNamed(String role) {
        assertThat(Permissions.of(template, role).statements()).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.actions())
                    .allSatisfy(action -> assertThat(action).doesNotContain("*"));
            if (statement.resources().contains("*")) {
                assertThat(statement.actions())
                        .allMatch(action -> WITHOUT_RESOURCES.contains(action)
                                || SERVICES_WITHOUT_RESOURCES.contains(action.substring(0, action.indexOf(':'))));
            }
        });
    }

    @Test
    void metrics_goIntoTheirOwnNamespacesOnly() {
        assertThat(List.of(ingest, processor))
                .flatExtracting(Permissions::statements)
                .filteredOn(statement -> statement.actions().contains("cloudwatch:PutMetricData"))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(
                                Template.map(statement.condition().get("StringEquals")))
                        .hasEntrySatisfying(
                                "cloudwatch:namespace", name -> assertThat(name).isIn("maskbot", "LeaseTable")));
    }

    @Test
    void ingest_publishes_andKnowsNothingOfPicturesAndOutcomes() {
        assertThat(ingest.allow("kinesis:PutRecords", STREAM)).isTrue();
        assertThat(ingest.allow("kinesis:GetRecords", STREAM)).isFalse();
        assertThat(ingest.actions("rekognition:*")).isEmpty();
        assertThat(ingest.actions("s3:*")).containsExactly("s3:GetObject");
        assertThat(ingest.allow("s3:GetObject", "arn:aws:s3:::releases/releases/1/maskbot.tar.gz"))
                .isTrue();
        assertThat(ingest.allow("s3:GetObject", "arn:aws:s3:::UnprocessedBucket/1/0"))
                .isFalse();
        assertThat(ingest.allow("dynamodb:GetItem", TABLES + "LedgerTable")).isFalse();
        assertThat(ingest.statements())
                .filteredOn(statement -> statement.sid().equals("LockAndWatermark"))
                .extracting(Permissions.Statement::condition)
                .containsExactly(
                        Map.of("ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of("ingest"))));
    }

    @Test
    void processor_cannotWriteTheStream_butAnOperatorsReplayCan() {
        assertThat(processor.actions("kinesis:Put*")).isEmpty();
        assertThat(processor.allow("kinesis:GetRecords", STREAM)).isTrue();
        assertThat(operator.allow("kinesis:PutRecord", STREAM)).isTrue();
        assertThat(operator.actions("kinesis:*")).doesNotContain("kinesis:GetRecords");
    }

    @Test
    void processor_neitherMakesNorRemovesTables_norReadsWhatItPosted() {
        assertThat(processor.actions("dynamodb:*Table")).containsOnly("dynamodb:DescribeTable");
        assertThat(processor.actions("dynamodb:Scan")).hasSize(1);
        assertThat(processor.allow("dynamodb:PutItem", TABLES + "LedgerTable-2"))
                .as("a ledger that was restored")
                .isTrue();
        assertThat(processor.allow("dynamodb:PutItem", TABLES + "StateTable-2")).isFalse();
        assertThat(processor.allow("dynamodb:Scan", TABLES + "LeaseTable")).isTrue();
        assertThat(processor.allow("dynamodb:DescribeTable", TABLES + "LeaseTable-CoordinatorState"))
                .as("KCL looks for it at every start, and a refusal ends it")
                .isTrue();
        assertThat(processor.allow("s3:GetObject", "arn:aws:s3:::ProcessedBucket/1/0"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IngestRole", "ProcessorRole", "OperatorRole"})
    void settings_areReadByTheirPath_andNobodyElses(String role) {
        var permissions = Permissions.of(template, role);
        var parameters = "arn:aws:ssm:eu-central-1:123456789012:parameter/maskbot/";
        assertThat(permissions.allow("ssm:GetParametersByPath", parameters + "maskbot"))
                .isTrue();
        assertThat(permissions.allow("ssm:GetParametersByPath", parameters + "maskbot/x"))
                .isTrue();
        assertThat(permissions.allow("ssm:GetParametersByPath", parameters + "maskbot-2"))
                .isFalse();
        assertThat(permissions.actions("ssm:Put*")).isEmpty();
    }
}
