package dev.maskbot.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    @Test
    void folderThatIsEmptied_isToldOfWhenItIsFilledAgain() throws Exception {
        var changes = new AtomicInteger();
        var other = Files.createDirectories(folder.resolve("other"));
        var one =
                Files.writeString(Files.createDirectories(folder.resolve("one")).resolve("Old.class"), "1");
        Files.writeString(other.resolve("Old.class"), "1");
        try (var _ = ClassWatch.start(List.of(one.getParent(), other), changes::incrementAndGet)) {
            Files.delete(one);
            await().during(Duration.ofSeconds(1)).until(() -> changes.get() == 0);

            Files.writeString(one, "2");
            await().until(() -> changes.get() > 0);
        }
    }
}
