package dev.maskbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import dev.maskbot.sandbox.x.NewPhoto;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sandbox of which a part has died. */
@Timeout(120)
final class DeadDaemonIT {
    @Test
    void daemonThatDies_isSeenInTheJournal_andNobodyWaitsForItsAnswer() throws Exception {
        List<Entry> errors = new CopyOnWriteArrayList<>();
        var journal = new Journal();
        journal.listen(entry -> {
            if (entry.level().equals("ERROR")) {
                errors.add(entry);
            }
        });
        var others = processors();
        try (var sandbox = Sandbox.start(Path.of(System.getProperty("maskbot.home")), journal, Clock.systemUTC())) {
            processors().stream().filter(process -> !others.contains(process)).forEach(ProcessHandle::destroyForcibly);

            assertThatThrownBy(() -> Answer.to(
                            sandbox,
                            "@maskbot please",
                            new NewPhoto(Pictures.portrait().jpeg(), "")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("processor ended by itself, with exit code 137");
            assertThatThrownBy(sandbox::watch).hasMessage("processor ended by itself, with exit code 137");
        }
        await().untilAsserted(() -> assertThat(errors)
                .singleElement()
                .satisfies(entry -> assertThat(entry.event() + entry.fields()).isEqualTo("process.ended{code=137}")));
    }

    private static List<ProcessHandle> processors() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info().commandLine().orElse("").contains("maskbot-processor.jar"))
                .collect(Collectors.toList());
    }
}
