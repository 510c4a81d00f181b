package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of("MASKBOT_STACK", "demo"));
    private final Map<String, String> parameters = new HashMap<>();

    @Test
    void environment_winsOverParameterStore() {
        parameters.put("/maskbot/demo/config/stream", "from-ssm");
        parameters.put("/maskbot/demo/config/ledger-table", "from-ssm");
        environment.put("MASKBOT_STREAM", "from-environment");
        var settings = load();

        assertThat(settings.text("stream")).isEqualTo("from-environment");
        assertThat(settings.text("ledger-table")).isEqualTo("from-ssm");
        settings.refuseFaults();
    }

    @Test
    void everyFault_isListedAtOnce() {
        environment.put("MASKBOT_X_API_URL", "not an address");
        environment.put("MASKBOT_STRAEM", "mentions");
        parameters.put("/maskbot/demo/x/consumer-key", " ");
        var settings = load();
        settings.text("stream");
        settings.uri("x-api-url", "https://api.x.com");
        settings.secret("consumer-key");

        assertThatThrownBy(settings::refuseFaults)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "4 settings are wrong",
                        "MASKBOT_STREAM is missing: set it, or the parameter /maskbot/demo/config/stream",
                        "MASKBOT_X_API_URL (or the parameter /maskbot/demo/config/x-api-url) is \"not an address\","
                                + " not an address like https://api.x.com",
                        "/maskbot/demo/x/consumer-key is missing or empty: put it there as a SecureString",
                        "MASKBOT_STRAEM is not a setting of this daemon: misspelt?");
    }

    @Test
    void missingStack_isRefusedBeforeAnythingIsRead() {
        environment.clear();

        assertThatThrownBy(this::load).isInstanceOf(InvalidSettings.class).hasMessageContaining("MASKBOT_STACK");
    }

    @Test
    void secrets_areNeverTakenFromTheEnvironment_norPrinted() {
        environment.put("MASKBOT_CONSUMER_KEY", "leaked");
        parameters.put("/maskbot/demo/x/consumer-key", "s3cret\n");

        var secret = load().secret("consumer-key");

        assertThat(secret.reveal()).isEqualTo("s3cret");
        assertThat("" + secret).isEqualTo("***");
    }

    @Test
    void list_isSplitAtCommas() {
        environment.put("MASKBOT_PHOTO_HOSTS", "a.example, b.example,");

        assertThat(load().names("photo-hosts", "pbs.twimg.com")).containsExactlyInAnyOrder("a.example", "b.example");
    }

    private Settings load() {
        return Settings.load(
                environment,
                path -> parameters.entrySet().stream()
                        .filter(parameter -> parameter.getKey().startsWith(path + "/"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
