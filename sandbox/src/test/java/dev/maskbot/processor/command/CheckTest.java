package dev.maskbot.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** What a check says of a whole stack over the wire, and of one with parts that are missing or wrong. */
final class CheckTest {
    private static LocalX x;
    private static LocalAws aws;
    private static AwsClients clients;
    private static Deployment whole;

    @BeforeAll
    static void start() throws InterruptedException {
        var keys = new AppCredentials("ck", "cs", "at", "ats", "bearer");
        x = LocalX.start(LocalXSettings.of(keys, new User(1, "maskbot", "Maskbot")));
        aws = LocalAws.start(Path.of(System.getProperty("maskbot.home")), InstantSource.system());
        clients = new AwsClients();
        new Stack("it").create(aws, 1, keys.parameters());
        whole = new Deployment(
                client("ck"),
                aws.dynamoDb(),
                aws.kinesis(),
                aws.s3(),
                clients.client(RekognitionClient.builder(), aws.endpoints().get("REKOGNITION")),
                "mentions",
                "processor",
                "ledger",
                "state",
                "unprocessed",
                "processed");
    }

    @AfterAll
    static void stop() {
        clients.close();
        aws.close();
        x.close();
    }

    @Test
    void wholeStack_isFoundWhole() {
        assertThat(failures(whole)).isEmpty();
    }

    @Test
    void everyPartThatIsMissing_isNamed_andTheOthersAreStillLookedAt() {
        var missing = new Deployment(
                whole.x(),
                whole.dynamo(),
                whole.kinesis(),
                whole.s3(),
                whole.rekognition(),
                "no-stream",
                "no-leases",
                "no-ledger",
                "no-state",
                "no-unprocessed",
                "no-processed");

        assertThat(failures(missing))
                .containsExactly(
                        "table.ledger",
                        "table.state",
                        "table.leases",
                        "stream",
                        "bucket.unprocessed",
                        "bucket.processed");
    }

    @Test
    void tableThatIsAnother_isFoundOut() {
        var mixedUp = new Deployment(
                whole.x(),
                whole.dynamo(),
                whole.kinesis(),
                whole.s3(),
                whole.rekognition(),
                "mentions",
                "ledger",
                "state",
                "processor",
                "unprocessed",
                "processed");

        assertThat(failures(mixedUp)).containsExactly("table.ledger", "table.state", "table.leases");
    }

    @Test
    void wrongKeys_areFoundOut() {
        var locked = new Deployment(
                client("wrong"),
                whole.dynamo(),
                whole.kinesis(),
                whole.s3(),
                whole.rekognition(),
                "mentions",
                "processor",
                "ledger",
                "state",
                "unprocessed",
                "processed");

        assertThat(failures(locked)).containsExactly("x.account");
        assertThat(Bench.run(locked, "check").out()).contains("X refuses the keys", "/maskbot/<stack>/x");
    }

    /** What fails, in the order in which it is told; AWS's credentials, which a test has none of, aside. */
    private static List<String> failures(Deployment deployment) {
        var result = Bench.run(deployment, "check", "--json");
        var failures = result.json().stream()
                .filter(json -> !json.path("ok").asBoolean())
                .map(json -> {
                    assertThat(json.path("remedy").asString()).isNotEmpty();
                    return json.path("check").asString();
                })
                .toList();
        assertThat(result.exitCode()).isEqualTo(failures.isEmpty() ? 0 : 1);
        return failures.stream().filter(name -> !name.equals("aws.credentials")).toList();
    }

    private static XClient client(String key) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var keys = new XCredentials(
                new Secret(key), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
        return new XClient(x.url(), http, () -> keys, InstantSource.system());
    }
}
