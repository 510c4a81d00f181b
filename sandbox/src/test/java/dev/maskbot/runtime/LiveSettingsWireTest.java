package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalSsm;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Settings that follow a Parameter Store over the wire. */
@Timeout(30)
final class LiveSettingsWireTest {
    private record Told(Secret token) {}

    private final SynchronousQueue<Boolean> minute = new SynchronousQueue<>();
    private final LocalSsm local = LocalSsm.start(InstantSource.system());
    private final AwsClients clients = new AwsClients();
    private final SsmClient ssm = clients.client(SsmClient.builder(), local.endpoint());

    @AfterEach
    void stop() {
        clients.close();
        local.close();
    }

    @Test
    void newSecret_arrivesWithoutARestart() throws Exception {
        put("t0ken-1");
        var changes = new SynchronousQueue<Told>();
        try (var settings =
                LiveSettings.load(() -> read(ssm), _ -> Duration.ofMinutes(1), _ -> minute.take(), new Random(1))) {
            settings.onChange((_, after) -> hand(changes, after)).start();
            put("t0ken-2");
            minute.put(true);

            assertThat(changes.take().token().reveal()).isEqualTo("t0ken-2");
            assertThat(settings.get().token().reveal()).isEqualTo("t0ken-2");
        }
    }

    @Test
    void closing_doesNotWaitForAStoreThatIsSilent_norComplain() throws Exception {
        put("t0ken-1");
        var asking = new CompletableFuture<Thread>();
        var logger = (Logger) LoggerFactory.getLogger(LiveSettings.class);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var mute = clients.client(SsmClient.builder(), URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            var first = read(ssm);
            var settings = LiveSettings.load(
                            () -> {
                                if (!Thread.currentThread().getName().equals("settings")) {
                                    return first;
                                }
                                asking.complete(Thread.currentThread());
                                return read(mute);
                            },
                            _ -> Duration.ofMinutes(1),
                            _ -> minute.take(),
                            new Random(1))
                    .start();
            minute.put(true);
            var thread = asking.get();
            try (var _ = silent.accept()) {
                settings.close();
                thread.join();
            }

            assertThat(logged.list).isEmpty();
            assertThat(settings.get()).isEqualTo(first);
        } finally {
            logger.detachAppender(logged);
        }
    }

    private static Told read(SsmClient ssm) {
        var settings = Settings.load(Map.of("MASKBOT_STACK", "demo"), new SsmParameterStore(ssm));
        var told = new Told(settings.secret("token"));
        settings.refuseFaults();
        return told;
    }

    private void put(String token) {
        ssm.putParameter(request -> request.name("/maskbot/demo/x/token")
                .type(ParameterType.SECURE_STRING)
                .value(token)
                .overwrite(true));
    }

    private static void hand(SynchronousQueue<Told> queue, Told told) {
        try {
            queue.put(told);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
