package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PixelBudgetTest {
    private final PixelBudget budget = new PixelBudget(10);

    @Test
    void pictureThatDoesNotFit_waitsUntilItDoes() throws Exception {
        var first = budget.claim(6_000_000);
        var second = new FutureTask<>(() -> budget.claim(5_000_000));
        var thread = Thread.ofVirtual().start(second);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(second.isDone()).isFalse();

        first.close();

        second.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void pictureLargerThanTheBudget_isLetInAlone() throws Exception {
        budget.claim(400_000_000).close();
        budget.claim(400_000_000).close();
    }
}
