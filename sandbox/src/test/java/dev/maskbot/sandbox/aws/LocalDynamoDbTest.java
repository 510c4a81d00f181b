package dev.maskbot.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(60)
final class LocalDynamoDbTest {
    private static final Path HOME = Path.of(System.getProperty("maskbot.home"));

    @Test
    void startedServer_answersTheSdk() throws Exception {
        try (var local = LocalDynamoDb.start(HOME);
                var clients = new AwsClients()) {
            assertThat(clients.client(DynamoDbClient.builder(), local.endpoint())
                            .listTables()
                            .tableNames())
                    .isEmpty();
        }
    }

    @Test
    void interruptedStart_leavesNothingRunning() throws Exception {
        var before = children();
        var starting = Thread.ofVirtual().start(() -> {
            try {
                LocalAws.start(HOME, InstantSource.system());
            } catch (InterruptedException _) {
                // as it should
            }
        });
        await().until(() -> children().size() > before.size());

        starting.interrupt();

        assertThat(starting.join(Duration.ofSeconds(30))).isTrue();
        assertThat(children()).isSubsetOf(before);
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    @Test
    void somebodyElseOnItsPort_isNotTakenForIt() throws Exception {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            assertThatThrownBy(
                            () -> LocalDynamoDb.start(HOME, other.getAddress().getPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("DynamoDB Local did not start: ");
        } finally {
            other.stop(0);
        }
    }
}
