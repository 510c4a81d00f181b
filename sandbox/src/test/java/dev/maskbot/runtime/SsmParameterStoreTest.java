package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.runtime.ParameterStore.Parameter;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalSsm;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

final class SsmParameterStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:35:00.250Z");

    @Test
    void everyParameterBelowAPath_isRead_pageByPage_andDecrypted() {
        try (var local = LocalSsm.start(() -> NOW);
                var clients = new AwsClients()) {
            var ssm = clients.client(SsmClient.builder(), local.endpoint());
            for (var i = 0; i < 25; i++) {
                var name = "/maskbot/demo/config/setting-" + i;
                ssm.putParameter(
                        request -> request.name(name).type(ParameterType.STRING).value("value"));
            }
            ssm.putParameter(request -> request.name("/maskbot/demo/x/consumer-key")
                    .type(ParameterType.SECURE_STRING)
                    .value("s3cret"));
            ssm.putParameter(request -> request.name("/maskbot/demo2/config/other")
                    .type(ParameterType.STRING)
                    .value("not ours"));

            var parameters = new SsmParameterStore(ssm).below("/maskbot/demo");

            assertThat(parameters)
                    .hasSize(26)
                    .containsEntry("/maskbot/demo/x/consumer-key", new Parameter("s3cret", NOW));
            var settings = Settings.load(Map.of("MASKBOT_STACK", "demo"), new SsmParameterStore(ssm));
            assertThat(settings.text("setting-24")).isEqualTo("value");
            assertThat(settings.secret("consumer-key").reveal()).isEqualTo("s3cret");
            assertThat(settings.secretsModified()).isEqualTo(NOW);
        }
    }
}
