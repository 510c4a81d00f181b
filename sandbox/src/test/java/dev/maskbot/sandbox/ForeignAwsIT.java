package dev.maskbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.x.NewPhoto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Both daemons on somebody else's AWS: moto's server or, with {@code -Daws=URL}, whatever runs there. */
@Timeout(180)
final class ForeignAwsIT {
    private static final Path HOME = Path.of(System.getProperty("maskbot.home"));

    @Test
    void mention_isAnswered_andItsRecordsAreThere() throws Exception {
        var given = Optional.ofNullable(System.getProperty("aws")).map(URI::create);
        if (given.isPresent()) {
            answers(given.get());
            return;
        }
        var python = which("python3");
        assumeTrue(python.isPresent() && hasMoto(python.get()), "needs moto: pip install 'moto[server]'");
        var port = freePort();
        try (var _ = ChildProcess.start(
                List.of(python.get().toString(), "-m", "moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port)),
                Map.of("PATH", System.getenv("PATH"), "HOME", System.getProperty("user.home")),
                _ -> {})) {
            await().atMost(Duration.ofSeconds(60)).until(() -> listens(port));
            answers(URI.create("http://127.0.0.1:" + port));
        }
    }

    @Test
    void nobodyThere_isSaidAtOnce() throws IOException {
        var nowhere = URI.create("http://127.0.0.1:" + freePort());

        assertThatThrownBy(() -> LocalAws.at(nowhere)).hasMessageStartingWith("no AWS answers at " + nowhere);
    }

    private static void answers(URI emulator) throws InterruptedException {
        var journal = new Journal();
        journal.listen(new Console(System.out, false)::print);
        var options = new SandboxOptions(Optional.of(emulator), Optional.empty(), false, Set.of());
        try (var sandbox = Sandbox.start(HOME, journal, Clock.systemUTC(), options);
                var clients = new AwsClients()) {
            var answer = Answer.to(
                    sandbox, "@maskbot please", new NewPhoto(Pictures.portrait().jpeg(), ""));

            assertThat(answer.reply().photos()).hasSize(1);
            var dynamo = clients.client(DynamoDbClient.builder(), emulator);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(dynamo.scan(request -> request.tableName("ledger"))
                                    .items())
                            .anySatisfy(
                                    item -> assertThat(item.get("state").s()).isEqualTo("REPLIED")));
            var s3 = clients.client(S3Client.builder(), emulator);
            assertThat(s3.listObjectsV2(request -> request.bucket("processed")).contents())
                    .isNotEmpty();
        }
    }

    private static boolean hasMoto(Path python) throws IOException, InterruptedException {
        return new ProcessBuilder(python.toString(), "-c", "import moto.server")
                        .start()
                        .waitFor()
                == 0;
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> which(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
