package dev.maskbot.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JournalTest {
    private static final Entry ENTRY = new Entry(Instant.EPOCH, "x", "INFO", "post.created", Map.of());

    private final Journal journal = new Journal();
    private final List<Entry> heard = new ArrayList<>();

    @Test
    void listenerThatThrows_keepsNobodyFromHearing_norWriting() {
        journal.listen(_ -> {
            throw new IllegalStateException("a bug");
        });
        journal.listen(heard::add);

        journal.write(ENTRY);

        assertThat(heard).containsExactly(ENTRY);
    }

    @Test
    void listenerThatHasLeft_hearsNoMore() {
        journal.listen(heard::add).close();

        journal.write(ENTRY);

        assertThat(heard).isEmpty();
    }
}
