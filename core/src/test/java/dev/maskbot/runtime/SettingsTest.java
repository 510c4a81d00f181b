package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.runtime.ParameterStore.Parameter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private enum Source {
        FILTERED_STREAM,
        POLL
    }

    private static final Instant WRITTEN = Instant.parse("2026-11-20T10:35:00Z");

    private final Map<String, String> environment = new HashMap<>(Map.of("MASKBOT_STACK", "demo"));
    private final Map<String, Parameter> parameters = new HashMap<>();

    @Test
    void environment_winsOverParameterStore() {
        put("config/stream", "from-ssm");
        put("config/ledger-table", "from-ssm");
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
        put("x/consumer-key", " ");
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
        put("x/consumer-key", "s3cret\n");

        var secret = load().secret("consumer-key");

        assertThat(secret.reveal()).isEqualTo("s3cret");
        assertThat("" + secret).isEqualTo("***");
    }

    @Test
    void origins_areSplitAtCommas() {
        environment.put("MASKBOT_PHOTO_HOSTS", "https://A.example, http://127.0.0.1:8081,");
        var settings = load();

        assertThat(settings.origins("photo-hosts", "https://pbs.twimg.com"))
                .containsExactlyInAnyOrder("https://a.example", "http://127.0.0.1:8081");
        assertThat(settings.origins("absent", "https://pbs.twimg.com")).containsExactly("https://pbs.twimg.com");
        settings.refuseFaults();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbs.twimg.com",
                "https://pbs.twimg.com/",
                "https://pbs.twimg.com?name=large",
                "https://me@pbs.twimg.com",
                "ftp://pbs.twimg.com",
                "https://",
                "file:///etc/passwd",
                "https://a.example,pbs.twimg.com",
                "//pbs.twimg.com",
                ","
            })
    void originThatNoPhotoCanHave_isRefused(String value) {
        environment.put("MASKBOT_PHOTO_HOSTS", value);
        var settings = load();
        settings.origins("photo-hosts", "https://pbs.twimg.com");

        assertThatThrownBy(settings::refuseFaults)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "MASKBOT_PHOTO_HOSTS (or the parameter /maskbot/demo/config/photo-hosts) is",
                        "not addresses like https://pbs.twimg.com, with nothing after the host, separated by commas");
    }

    @Test
    void choice_isAWordOfTheEnum() {
        environment.put("MASKBOT_SOURCE", "filtered-stream");
        environment.put("MASKBOT_OTHER_SOURCE", "FILTERED_STREAM");
        var settings = load();

        assertThat(settings.choice("source", Source.class, Source.POLL)).isEqualTo(Source.FILTERED_STREAM);
        assertThat(settings.choice("absent", Source.class, Source.POLL)).isEqualTo(Source.POLL);
        settings.choice("other-source", Source.class, Source.POLL);
        assertThatThrownBy(settings::refuseFaults)
                .hasMessageContaining("MASKBOT_OTHER_SOURCE (or the parameter /maskbot/demo/config/other-source) is"
                        + " \"FILTERED_STREAM\", not one of filtered-stream, poll");
    }

    @Test
    void flag_isTrueOrFalse_andNothingElse() {
        environment.put("MASKBOT_REPLY_ENABLED", "false");
        environment.put("MASKBOT_DRY_RUN", "yes");
        var settings = load();

        assertThat(settings.flag("reply-enabled", true)).isFalse();
        assertThat(settings.flag("absent", true)).isTrue();
        settings.flag("dry-run", true);
        assertThatThrownBy(settings::refuseFaults).hasMessageContaining("is \"yes\", not true or false");
    }

    @Test
    void number_hasBounds() {
        environment.put("MASKBOT_LOW", "1");
        environment.put("MASKBOT_HIGH", "10");
        environment.put("MASKBOT_TOO_LOW", "0");
        environment.put("MASKBOT_TOO_HIGH", "11");
        environment.put("MASKBOT_WORD", "ten");
        var settings = load();

        assertThat(settings.number("low", 1, 10, 5)).isEqualTo(1);
        assertThat(settings.number("high", 1, 10, 5)).isEqualTo(10);
        assertThat(settings.number("absent", 1, 10, 5)).isEqualTo(5);
        settings.number("too-low", 1, 10, 5);
        settings.number("too-high", 1, 10, 5);
        settings.number("word", 1, 10, 5);
        assertThatThrownBy(settings::refuseFaults)
                .hasMessageContainingAll(
                        "3 settings are wrong",
                        "is \"0\", not a whole number from 1 to 10",
                        "is \"11\", not",
                        "is \"ten\", not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "two words", "line\nbreak", "nul\0", "no\u00a0break", "zero\u200bwidth"})
    @ValueSource(
            strings = {"change-me", "CHANGEME", "change_me", "TODO", "placeholder", "<consumer-key>", "xxxx", "..."})
    void secret_thatCannotBeOne_isRefusedByName(String value) {
        put("x/consumer-key", value);
        var settings = load();
        settings.secret("consumer-key");

        assertThatThrownBy(settings::refuseFaults).hasMessageMatching("""
                        (?s)1 setting is wrong:\\R  /maskbot/demo/x/consumer-key (is missing or empty|contains a space,\
                         a line break or another character that no credential has|is still a placeholder):\
                         put it there as a SecureString""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid", // X's documentation
                "https://user:password@api.x.com:x"
            })
    void secret_inTheWrongPlace_isNotPrinted(String value) {
        environment.put("MASKBOT_X_API_URL", value);
        environment.put("MASKBOT_LIMIT", value);
        var settings = load();
        settings.uri("x-api-url", "https://api.x.com");
        settings.number("limit", 1, 10, 5);

        assertThatThrownBy(settings::refuseFaults)
                .hasMessageContainingAll("MASKBOT_LIMIT", "not shown")
                .hasMessageNotContaining(value);
    }

    @Test
    void ageOfTheSecrets_isThatOfTheOldestAskedFor() {
        parameters.put("/maskbot/demo/x/a", new Parameter("s3cret", WRITTEN.plusSeconds(7)));
        parameters.put("/maskbot/demo/x/b", new Parameter("s3cret", WRITTEN.plusSeconds(5)));
        parameters.put("/maskbot/demo/x/nobody-asks", new Parameter("s3cret", WRITTEN));
        var settings = load();
        assertThat(settings.secretsModified()).isNull();

        settings.secret("a");
        settings.secret("b");
        assertThat(settings.secretsModified()).isEqualTo(WRITTEN.plusSeconds(5));
    }

    @Test
    void parameters_printWithoutTheirValues() {
        assertThat("" + new Parameter("s3cret", WRITTEN)).doesNotContain("s3cret");
    }

    private void put(String name, String value) {
        parameters.put("/maskbot/demo/" + name, new Parameter(value, WRITTEN));
    }

    private Settings load() {
        return Settings.load(
                environment,
                path -> parameters.entrySet().stream()
                        .filter(parameter -> parameter.getKey().startsWith(path + "/"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
