package dev.maskbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MemoryTest {
    @Test
    void kernelsOwnSum_isRead() {
        assertThat(Memory.available("MemTotal: 100 kB\nMemFree: 1 kB\nMemAvailable:   2048 kB\nBuffers: 0 kB\n"))
                .isEqualTo(2048 * 1024);
    }

    @Test
    void machineThatIsTooSmall_isToldSoInOneSentence() {
        assertThatThrownBy(() -> Memory.require(700L << 20))
                .hasMessage("only 700 MB of memory are free, the sandbox needs 1500 MB: close something");
        Memory.require(1500L << 20);
    }
}
