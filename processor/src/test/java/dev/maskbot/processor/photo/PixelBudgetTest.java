package dev.maskbot.processor.photo;

import static org.awaitility.Awaitility.await;

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
        var second = waiting(5_000_000);

        first.close();

        second.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void pictureLargerThanTheBudget_isLetInAlone() throws Exception {
        var small = budget.claim(1);
        var large = waiting(400_000_000);
        small.close();
        var alone = large.get(10, TimeUnit.SECONDS);

        var other = waiting(1);
        alone.close();

        other.get(10, TimeUnit.SECONDS).close();
    }

    /** A claim that is not granted yet. */
    private FutureTask<PixelBudget.Claim> waiting(long pixels) {
        var claim = new FutureTask<>(() -> budget.claim(pixels));
        var thread = Thread.ofVirtual().start(claim);
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return claim;
    }
}
