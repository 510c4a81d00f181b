package dev.maskbot.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class ClassWatchTest {
    @TempDir
    private Path folder;

    @Test
    void newClass_isTold_otherFilesAreNot() throws Exception {
        var changes = new AtomicInteger();
        Files.writeString(folder.resolve("Old.class"), "1");
        try (var _ = ClassWatch.start(List.of(folder, folder.resolve("absent")), changes::incrementAndGet)) {
            Files.writeString(folder.resolve("notes.txt"), "1");
            Files.writeString(Files.createDirectories(folder.resolve("inner")).resolve("New.class"), "1");

            await().until(() -> changes.get() > 0);
        }
        assertThat(changes).hasValue(1);
    }
}
