package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class EarlyPartsTest {
    @Test
    void parts_areMadeSideBySide() {
        try (var parts = new EarlyParts()) {
            var second = new CountDownLatch(1);
            var first = parts.make(() -> waitFor(second));
            parts.begin(second::countDown).run();
            assertThat(first.get()).isTrue();
        }
    }

    @Test
    void partThatCannotBeMade_failsWhoAsksForIt_andNobodyElse() {
        try (var parts = new EarlyParts()) {
            var broken = parts.make(() -> {
                throw new IllegalStateException("no such region");
            });
            assertThat(parts.make(() -> 1).get()).isEqualTo(1);
            assertThatThrownBy(broken::get).hasRootCauseMessage("no such region");
        }
    }

    @Test
    void close_waitsForWhatNobodyAskedFor() {
        var made = new AtomicBoolean();
        var closing = new CountDownLatch(1);
        try (var parts = new EarlyParts()) {
            parts.begin(() -> made.set(waitFor(closing)));
            closing.countDown();
        }
        assertThat(made).isTrue();
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
