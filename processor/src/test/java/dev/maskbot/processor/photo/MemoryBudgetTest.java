package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(10);

    @Test
    void claimThatDoesNotFit_waitsUntilItDoes() throws Exception {
        var first = budget.claim(6_000_000);
        var second = waiting(5_000_000);

        first.close();

        second.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void claimOfMoreThanThereIs_isLetInAlone() throws Exception {
        var small = budget.claim(1);
        var large = waiting(400_000_000);
        small.close();
        var alone = large.get(10, TimeUnit.SECONDS);

        var other = waiting(1);
        alone.close();

        other.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void claimThatKeepsLess_letsOthersIn_andGivesBackNoMoreThanItHas() throws Exception {
        var first = budget.claim(9_000_000);
        var second = waiting(9_498_000);

        first.keep(500_000);
        first.keep(5_000_000);

        try (var _ = second.get(10, TimeUnit.SECONDS)) {
            var third = waiting(1);
            first.close();
            third.get(10, TimeUnit.SECONDS).close();
        }
        assertThat(first).satisfies(MemoryBudget.Claim::close); // again does no harm
        try (var _ = budget.claim(9_999_000)) {
            waiting(1).cancel(true);
        }
    }

    /** A claim that is not granted yet. */
    private FutureTask<MemoryBudget.Claim> waiting(long bytes) {
        var claim = new FutureTask<>(() -> budget.claim(bytes));
        var thread = Thread.ofVirtual().start(claim);
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return claim;
    }
}
