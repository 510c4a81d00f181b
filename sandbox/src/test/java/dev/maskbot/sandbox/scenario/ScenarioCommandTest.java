package dev.maskbot.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ScenarioCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "viral --all",
                "viral --seeds 0",
                "viral --at-once 0",
                "viral --scale 0",
                "viral --scale -1",
                "viral --scale NaN",
            })
    void whatWouldRunNothing_isRefused(String arguments) {
        var said = new StringWriter();

        var exitCode = new CommandLine(new ScenarioCommand())
                .setErr(new PrintWriter(said))
                .execute(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).isNotEmpty();
    }
}
