package dev.maskbot.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.runtime.Settings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** How commands are called and how they end. */
final class ProcessorCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "run"})
    void daemon_runsByItsName_andWithoutOne(String arguments) {
        var runs = new AtomicInteger();

        var result = Bench.run(
                runs::incrementAndGet,
                () -> {
                    throw new AssertionError("the daemon makes its own");
                },
                arguments.isEmpty() ? new String[0] : new String[] {arguments});

        assertThat(result.exitCode()).isZero();
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explian 100",
                "explain",
                "explain 100 101",
                "explain https://x.com/a/status/100",
                "replay",
                "replay 100 --all",
                "replay --reason MASKED",
                "replay --reason BOREDOM",
                "forget @alice",
                "forget",
                "check everything",
                "run --fast",
                "apply a.jpg --out b.jpg",
                "apply a.jpg --faces f.json --rekognition --out b.jpg",
                "apply a.jpg --rekognition",
                "apply a.jpg --rekognition --out b.jpg --effect clown",
                "contact-sheet",
            })
    void wrongUse_isToldOnStderr_andEndsWith2(String arguments) {
        var result = Bench.run(
                () -> {
                    throw new AssertionError("nothing runs");
                },
                () -> {
                    throw new AssertionError("nothing is asked for");
                },
                arguments.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain 100", "replay --all", "forget 42", "check"})
    void wrongSettings_areAllTold_andEndWith78(String arguments) {
        var result = Bench.run(
                () -> {},
                () -> {
                    var settings = Settings.load(Map.of("MASKBOT_STACK", "a"), _ -> Map.of());
                    settings.text("stream");
                    settings.text("ledger-table");
                    settings.refuseFaults();
                    throw new AssertionError();
                },
                arguments.split(" "));

        assertThat(result.exitCode()).isEqualTo(78);
        assertThat(result.out() + result.err()).contains("MASKBOT_STREAM", "MASKBOT_LEDGER_TABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain 100", "replay --all", "forget 42"})
    void sickAws_endsWith69_andSaysWhatToDo(String arguments) {
        var result = Bench.run(
                () -> {},
                () -> {
                    throw SdkClientException.create("no route to host");
                },
                arguments.split(" "));

        assertThat(result.exitCode()).isEqualTo(69);
        assertThat(result.err()).contains("no route to host", "`check`");
    }

    @Test
    void bug_endsWith70() {
        var result = Bench.run(
                () -> {},
                () -> {
                    throw new IllegalStateException("a bug");
                },
                "explain",
                "100");

        assertThat(result.exitCode()).isEqualTo(70);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "explain --help", "replay --help", "forget --help", "check --help", "apply --help"})
    void help_isGivenOnStdout(String arguments) {
        var result = Bench.run(
                () -> {
                    throw new AssertionError("nothing runs");
                },
                () -> {
                    throw new AssertionError("nothing is asked for");
                },
                arguments.split(" "));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Usage: maskbot-processor");
    }
}
