package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.HOME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * cloudformation/deploy with the real AWS CLI against a local CloudFormation, moto's; skipped where either is missing.
 * That one executes change sets, but checks nothing of what real machines would do.
 */
@Timeout(300)
final class DeployIT {
    @TempDir
    Path directory;

    private final List<String> output = new CopyOnWriteArrayList<>();
    private ChildProcess moto;
    private URI endpoint;
    private Path credentials;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(run("python3", "-c", "import moto.server") == 0, "moto is not installed");
        assumeTrue(run("aws", "--version") == 0, "the AWS CLI is not installed");
        endpoint = URI.create("http://127.0.0.1:" + freePort());
        var server = HOME.resolve("sandbox/src/test/resources/dev/maskbot/deploy/cloud.py");
        moto = ChildProcess.start(
                List.of(which("python3"), server.toString(), Integer.toString(endpoint.getPort())),
                Map.of("PATH", System.getenv("PATH"), "HOME", System.getProperty("user.home")),
                _ -> {});
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
        credentials = Files.writeString(directory.resolve("credentials"), """
                consumer-key=ck-SECRET
                consumer-secret=cs-SECRET
                access-token=at-SECRET
                access-token-secret=ats-SECRET
                bearer-token=bt-SECRET
                """);
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        // Writes down every argument of every call, and calls.
        var recorder = Files.writeString(
                directory.resolve("aws"), """
                #!/bin/bash
                echo "$*" >>%s
                exec %s "$@"
                """.formatted(directory.resolve("arguments"), which("aws")));
        Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void stack_isMade_changed_andRemovedWithoutATrace() throws Exception {
        var first = release("first");
        assertThat(deploy("create", "--release", first, "--credentials", credentials.toString(), "--dry-run"))
                .isZero();
        try (var ssm = client(SsmClient.builder());
                var dynamo = client(DynamoDbClient.builder())) {
            assertThat(parameters(ssm)).as("a dry run changes nothing").isEmpty();

            assertThat(deploy("create", "--release", first, "--credentials", credentials.toString(), "--yes"))
                    .as(String.join("\n", output))
                    .isZero();
            var settings = parameters(ssm);
            assertThat(settings).containsEntry("/maskbot/maskbot/config/dollars-per-day", "20");
            assertThat(settings).containsEntry("/maskbot/maskbot/x/access-token-secret", "ats-SECRET");
            assertThat(dynamo.listTables().tableNames()).contains(settings.get("/maskbot/maskbot/config/ledger-table"));
            assertThat(Files.readString(directory.resolve("arguments")))
                    .as("arguments are for everybody to see")
                    .doesNotContain("SECRET");
            assertThat(output).noneMatch(line -> line.contains("SECRET"));

            assertThat(deploy("create", "--release", first, "--yes")).isZero();
            assertThat(output).contains("the stack is as it should be");

            assertThat(deploy("update", "--release", release("second"), "--yes", "ShardCount=2", "DollarsPerDay=30"))
                    .as(String.join("\n", output))
                    .isZero();
            assertThat(parameters(ssm)).containsEntry("/maskbot/maskbot/config/dollars-per-day", "30");
            assertThat(parameters(ssm)).containsEntry("/maskbot/maskbot/config/posts-per-day", "1000");
            assertThat(deploy("status")).isZero();
            assertThat(output).contains("stack: UPDATE_COMPLETE", "release: " + version("second") + ", of");

            assertThat(deploy("update", "--release", version("first"), "--yes"))
                    .as(String.join("\n", output))
                    .isZero();
            assertThat(deploy("update", "--yes", "ShardCount=1")).isZero();
            assertThat(deploy("status")).isZero();
            assertThat(output)
                    .as("another shard count takes no other release along")
                    .contains("release: " + version("first") + ", of");
            assertThat(deploy("update", "--release", "0123456789ab", "--yes")).isEqualTo(1);
            assertThat(output).last().asString().contains("there is no release 0123456789ab");

            ssm.putParameter(request -> request.name("/maskbot/maskbot/config/sensitive")
                    .type(ParameterType.STRING)
                    .value("take"));
            assertThat(deploy("destroy", "--yes")).as(String.join("\n", output)).isZero();
            assertThat(parameters(ssm)).isEmpty();
            assertThat(dynamo.listTables().tableNames()).isEmpty();
            assertThat(output).last().asString().startsWith("left: the releases, s3://maskbot-releases-");
        }
    }

    @Test
    void credentialsThatOthersMayRead_areRefused() throws Exception {
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(deploy("credentials", "--credentials", credentials.toString()))
                .isEqualTo(1);
        assertThat(output).last().asString().contains("chmod 600");
    }

    private Map<String, String> parameters(SsmClient ssm) {
        var parameters = new HashMap<String, String>();
        ssm
                .getParametersByPathPaginator(
                        request -> request.path("/maskbot").recursive(true).withDecryption(true))
                .stream()
                .flatMap(page -> page.parameters().stream())
                .peek(parameter -> assertThat(parameter.type())
                        .isEqualTo(
                                parameter.name().startsWith("/maskbot/maskbot/x/")
                                        ? ParameterType.SECURE_STRING
                                        : ParameterType.STRING))
                .forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
        return parameters;
    }

    private static String version(String content) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
        return HexFormat.of().formatHex(sha256).substring(0, 12);
    }

    private String release(String content) throws IOException {
        return Files.writeString(directory.resolve(content), content).toString();
    }

    private int deploy(String... arguments) throws Exception {
        output.clear();
        var command =
                new ArrayList<>(List.of(HOME.resolve("cloudformation/deploy").toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private int run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PATH", directory + ":" + System.getenv("PATH"),
                        "AWS_ENDPOINT_URL", String.valueOf(endpoint),
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null"));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            process.inputReader().lines().forEach(output::add);
            return process.waitFor();
        } catch (IOException _) {
            return 127; // no such command
        }
    }

    private static String which(String command) throws IOException {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return folder + "/" + command;
            }
        }
        throw new IOException(command + " is not installed");
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
